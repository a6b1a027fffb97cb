package org.muniment.api.definition;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** The choices of list fields. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "FieldDefinitions")
public class FieldListValueResource {
  @GET
  @Path("/FieldDefinitions/{fieldId}/ListValues")
  @Operation(operationId = "GetFieldListValues", summary = "Lists the choices of a list field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = ListValuesResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getFieldListValues(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }

  @PUT
  @Path("/FieldDefinitions/{fieldId}/ListValues")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "ReplaceFieldListValues",
      summary = "Replaces the choices of a list field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = ListValuesResponse.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response replaceFieldListValues(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @RequestBody(required = true) ReplaceListValuesRequest request) {
    throw notImplemented();
  }
}
