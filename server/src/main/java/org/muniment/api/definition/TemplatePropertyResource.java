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

/** The free properties of template definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "TemplateDefinitions")
public class TemplatePropertyResource {
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
  @NotImplemented
  public Response getTemplateProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
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
  @NotImplemented
  public Response updateTemplateProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @RequestBody(required = true) UpdateTemplatePropertiesRequest request) {
    throw notImplemented();
  }
}
