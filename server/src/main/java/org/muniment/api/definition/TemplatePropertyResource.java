package org.muniment.api.definition;

import jakarta.inject.Inject;
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
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.definition.TemplateAdministration;

/** The free properties of template definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "TemplateDefinitions")
public class TemplatePropertyResource {
  private final TemplateAdministration templates;
  private final Callers callers;
  private final Answers answers;

  @Inject
  TemplatePropertyResource(TemplateAdministration templates, Callers callers, Answers answers) {
    this.templates = templates;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/TemplateDefinitions/{templateId}/Properties")
  @Operation(
      operationId = "GetTemplateProperties",
      summary = "Reads the free properties of a template")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplatePropertiesResponse.class)
  @RequiresScope(Scope.READ)
  public Response getTemplateProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @QueryParam("$select") @Nullable String select) {
    return Response.ok(
            answers.single(
                "Laserfiche.Repository.TemplatePropertiesResponse",
                new TemplatePropertiesResponse(templates.properties(callers.current(), templateId)),
                DefinitionMapper.TEMPLATE_PROPERTIES.selection(select)))
        .build();
  }

  @PATCH
  @Path("/TemplateDefinitions/{templateId}/Properties")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "UpdateTemplateProperties",
      summary = "Sets and removes free properties of a template")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplatePropertiesResponse.class)
  @RequiresScope(Scope.WRITE)
  public Response updateTemplateProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @RequestBody(required = true) UpdateTemplatePropertiesRequest request) {
    return Response.ok(
            answers.single(
                "Laserfiche.Repository.TemplatePropertiesResponse",
                new TemplatePropertiesResponse(
                    templates.updateProperties(
                        callers.current(), templateId, request.set(), request.remove()))))
        .build();
  }
}
