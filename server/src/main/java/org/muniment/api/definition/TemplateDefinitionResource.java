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

/** Template definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "TemplateDefinitions")
public class TemplateDefinitionResource {
  @GET
  @Path("/TemplateDefinitions")
  @Operation(operationId = "ListTemplateDefinitions", summary = "Lists the template definitions")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateDefinitionCollectionResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listTemplateDefinitions(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("templateName") @Nullable String templateName,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    throw notImplemented();
  }

  @POST
  @Path("/TemplateDefinitions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CreateTemplate", summary = "Creates a template")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateDefinitionDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response createTemplate(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) CreateTemplateRequest request) {
    throw notImplemented();
  }

  @GET
  @Path("/TemplateDefinitions/{templateId}")
  @Operation(operationId = "GetTemplateDefinition", summary = "Reads a template definition")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateDefinitionDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getTemplateDefinition(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @QueryParam("culture") @Nullable String culture,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }

  @PATCH
  @Path("/TemplateDefinitions/{templateId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "UpdateTemplate", summary = "Changes a template")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateDefinitionDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response updateTemplate(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @RequestBody(required = true) UpdateTemplateRequest request) {
    throw notImplemented();
  }

  @DELETE
  @Path("/TemplateDefinitions/{templateId}")
  @Operation(operationId = "DeleteTemplate", summary = "Deletes a template")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response deleteTemplate(
      @PathParam("repositoryId") String repositoryId, @PathParam("templateId") int templateId) {
    throw notImplemented();
  }

  @GET
  @Path("/TemplateDefinitions/{templateId}/AssignedEntryCount")
  @Operation(
      operationId = "GetTemplateAssignedEntryCount",
      summary = "Counts the entries that have a template")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AssignedEntryCountResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getTemplateAssignedEntryCount(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }
}
