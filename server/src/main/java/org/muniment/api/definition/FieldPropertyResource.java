package org.muniment.api.definition;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

/** The free properties of field definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "FieldDefinitions")
public class FieldPropertyResource {
  @GET
  @Path("/FieldDefinitions/{fieldId}/Properties")
  @Operation(operationId = "GetFieldProperties", summary = "Reads the free properties of a field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldPropertiesResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getFieldProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }

  @PATCH
  @Path("/FieldDefinitions/{fieldId}/Properties")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "UpdateFieldProperties",
      summary = "Sets and removes free properties of a field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldPropertiesResponse.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response updateFieldProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @RequestBody(required = true) UpdateFieldPropertiesRequest request) {
    throw notImplemented();
  }
}
