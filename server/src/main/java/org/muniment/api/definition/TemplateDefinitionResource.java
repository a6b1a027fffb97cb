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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.Defaults;
import org.muniment.api.ListParams;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.definition.TemplateAdministration;
import org.muniment.definition.TemplateFieldAssignment;
import org.muniment.definition.TemplateSettings;

/** Template definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "TemplateDefinitions")
public class TemplateDefinitionResource {
  private final TemplateAdministration templates;
  private final Callers callers;
  private final Answers answers;

  @Inject
  TemplateDefinitionResource(TemplateAdministration templates, Callers callers, Answers answers) {
    this.templates = templates;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/TemplateDefinitions")
  @Operation(operationId = "ListTemplateDefinitions", summary = "Lists the template definitions")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateDefinitionCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listTemplateDefinitions(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("templateName") @Nullable String templateName,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    return Response.ok(
            DefinitionMapper.TEMPLATES.page(
                answers,
                query,
                templates.list(callers.current(), templateName).stream()
                    .map(DefinitionMapper::template)
                    .toList()))
        .build();
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
  public Response createTemplate(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) CreateTemplateRequest request) {
    List<TemplateFieldAssignmentDto> fields = Defaults.elements("fields", request.fields());
    return Response.ok(
            answers.single(
                DefinitionMapper.TEMPLATE,
                DefinitionMapper.template(
                    templates.create(
                        callers.current(),
                        new TemplateSettings(
                            request.name(),
                            request.description(),
                            DefinitionMapper.color(request.color()),
                            false,
                            request.isAutoAssignable()),
                        fields.stream()
                            .map(
                                field ->
                                    new TemplateFieldAssignment(
                                        field.fieldName(),
                                        field.isRequired(),
                                        field.localDescription()))
                            .toList()))))
        .build();
  }

  @GET
  @Path("/TemplateDefinitions/{templateId}")
  @Operation(operationId = "GetTemplateDefinition", summary = "Reads a template definition")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateDefinitionDto.class)
  @RequiresScope(Scope.READ)
  public Response getTemplateDefinition(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @QueryParam("culture") @Nullable String culture,
      @QueryParam("$select") @Nullable String select) {
    return Response.ok(
            answers.single(
                DefinitionMapper.TEMPLATE,
                DefinitionMapper.template(templates.get(callers.current(), templateId)),
                DefinitionMapper.TEMPLATES.selection(select)))
        .build();
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
  public Response updateTemplate(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @RequestBody(required = true) UpdateTemplateRequest request) {
    return Response.ok(
            answers.single(
                DefinitionMapper.TEMPLATE,
                DefinitionMapper.template(
                    templates.update(
                        callers.current(),
                        templateId,
                        new TemplateSettings(
                            request.name(),
                            request.description(),
                            DefinitionMapper.color(request.color()),
                            Boolean.TRUE.equals(request.clearColor()),
                            request.isAutoAssignable())))))
        .build();
  }

  @DELETE
  @Path("/TemplateDefinitions/{templateId}")
  @Operation(operationId = "DeleteTemplate", summary = "Deletes a template")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response deleteTemplate(
      @PathParam("repositoryId") String repositoryId, @PathParam("templateId") int templateId) {
    templates.delete(callers.current(), templateId);
    return Response.noContent().build();
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
  public Response getTemplateAssignedEntryCount(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @QueryParam("$select") @Nullable String select) {
    return Response.ok(
            answers.single(
                "Laserfiche.Repository.AssignedEntryCountResponse",
                new AssignedEntryCountResponse(
                    templates.assignedEntryCount(callers.current(), templateId)),
                DefinitionMapper.COUNTS.selection(select)))
        .build();
  }
}
