package org.muniment.api.definition;

import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.ListParams;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.definition.TemplateAdministration;
import org.muniment.definition.TemplateFieldAssignment;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** The fields of a template and their order. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "TemplateDefinitions")
public class TemplateFieldResource {
  private final TemplateAdministration templates;
  private final Callers callers;
  private final Answers answers;

  @Inject
  TemplateFieldResource(TemplateAdministration templates, Callers callers, Answers answers) {
    this.templates = templates;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/TemplateDefinitions/{templateId}/FieldDefinitions")
  @Operation(
      operationId = "ListTemplateFieldDefinitionsByTemplateId",
      summary = "Lists the fields of a template named by its id")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateFieldDefinitionCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listTemplateFieldDefinitionsByTemplateId(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    return Response.ok(
            DefinitionMapper.TEMPLATE_FIELDS.page(
                answers,
                query,
                templates.fields(callers.current(), templateId).stream()
                    .map(DefinitionMapper::templateField)
                    .toList()))
        .build();
  }

  @GET
  @Path("/TemplateDefinitions/FieldDefinitions")
  @Operation(
      operationId = "ListTemplateFieldDefinitionsByTemplateName",
      summary = "Lists the fields of a template named by its name")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateFieldDefinitionCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listTemplateFieldDefinitionsByTemplateName(
      @PathParam("repositoryId") String repositoryId,
      @Parameter(required = true) @QueryParam("templateName") @Nullable String templateName,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    if (templateName == null) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The query parameter templateName is missing.");
    }
    return Response.ok(
            DefinitionMapper.TEMPLATE_FIELDS.page(
                answers,
                query,
                templates.fields(callers.current(), templateName).stream()
                    .map(DefinitionMapper::templateField)
                    .toList()))
        .build();
  }

  @POST
  @Path("/TemplateDefinitions/{templateId}/Fields")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "AddTemplateField", summary = "Adds a field to a template")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response addTemplateField(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @RequestBody(required = true) AddTemplateFieldRequest request) {
    templates.addField(
        callers.current(),
        templateId,
        new TemplateFieldAssignment(
            request.fieldName(), request.isRequired(), request.localDescription()),
        request.position());
    return Response.noContent().build();
  }

  @POST
  @Path("/TemplateDefinitions/{templateId}/Fields/Move")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "MoveTemplateField", summary = "Moves a field within a template")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response moveTemplateField(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @RequestBody(required = true) MoveTemplateFieldRequest request) {
    templates.moveField(callers.current(), templateId, request.fieldName(), request.newPosition());
    return Response.noContent().build();
  }

  @DELETE
  @Path("/TemplateDefinitions/{templateId}/Fields/{fieldName}")
  @Operation(operationId = "RemoveTemplateField", summary = "Takes a field out of a template")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response removeTemplateField(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @PathParam("fieldName") String fieldName) {
    templates.removeField(callers.current(), templateId, fieldName);
    return Response.noContent().build();
  }

  @PATCH
  @Path("/TemplateDefinitions/{templateId}/Fields/{fieldName}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "UpdateTemplateFieldProperties",
      summary = "Changes how a template uses a field")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response updateTemplateFieldProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @PathParam("fieldName") String fieldName,
      @RequestBody(required = true) UpdateTemplateFieldPropertiesRequest request) {
    templates.updateField(
        callers.current(), templateId, fieldName, request.isRequired(), request.localDescription());
    return Response.noContent().build();
  }
}
