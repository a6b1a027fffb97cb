package org.muniment.api.definition;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muniment.api.ApiPath;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** Changes of field definitions that rewrite values. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "FieldDefinitions")
public class FieldConversionResource {
  @POST
  @Path("/FieldDefinitions/Merge")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "MergeFields", summary = "Merges several fields into a new one")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldDefinitionDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response mergeFields(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) MergeFieldsRequest request) {
    throw notImplemented();
  }

  @POST
  @Path("/FieldDefinitions/{fieldId}/ChangeType")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "ChangeFieldType",
      summary = "Changes the type of a field and converts its values")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldDefinitionDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response changeFieldType(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @RequestBody(required = true) ChangeFieldTypeRequest request) {
    throw notImplemented();
  }
}
