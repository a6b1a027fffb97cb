package org.muniment.api.definition;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.ListParams;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.SortParams;

/** Field definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "FieldDefinitions")
public class FieldDefinitionResource {
  @GET
  @Path("/FieldDefinitions")
  @Operation(operationId = "ListFieldDefinitions", summary = "Lists the field definitions")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldDefinitionCollectionResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listFieldDefinitions(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    throw notImplemented();
  }

  @POST
  @Path("/FieldDefinitions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CreateFieldDefinition", summary = "Creates a field definition")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldDefinitionDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response createFieldDefinition(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) CreateFieldDefinitionRequest request) {
    throw notImplemented();
  }

  @GET
  @Path("/FieldDefinitions/{fieldId}")
  @Operation(operationId = "GetFieldDefinition", summary = "Reads a field definition")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldDefinitionDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getFieldDefinition(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @QueryParam("culture") @Nullable String culture,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }

  @PATCH
  @Path("/FieldDefinitions/{fieldId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "UpdateFieldDefinition", summary = "Changes a field definition")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldDefinitionDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response updateFieldDefinition(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @RequestBody(required = true) UpdateFieldDefinitionRequest request) {
    throw notImplemented();
  }

  @DELETE
  @Path("/FieldDefinitions/{fieldId}")
  @Operation(operationId = "DeleteFieldDefinition", summary = "Deletes a field definition")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response deleteFieldDefinition(
      @PathParam("repositoryId") String repositoryId, @PathParam("fieldId") int fieldId) {
    throw notImplemented();
  }

  @GET
  @Path("/FieldDefinitions/{fieldId}/AssignedEntryCount")
  @Operation(
      operationId = "GetFieldAssignedEntryCount",
      summary = "Counts the entries that hold a field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AssignedEntryCountResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getFieldAssignedEntryCount(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }

  @GET
  @Path("/FieldDefinitions/{fieldId}/ContainingTemplates")
  @Operation(
      operationId = "GetFieldContainingTemplates",
      summary = "Lists the templates that contain a field")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(type = SchemaType.ARRAY, implementation = TemplateDefinitionDto.class)))
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getFieldContainingTemplates(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @BeanParam SortParams query) {
    throw notImplemented();
  }
}
