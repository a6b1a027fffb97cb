package org.muniment.api.accesscontrol;

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

/** Rights on template definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AccessControl")
public class TemplateAccessResource {
  @GET
  @Path("/TemplateDefinitions/DefaultAccessControl")
  @Operation(
      operationId = "GetDefaultTemplateAccessControl",
      summary = "Reads the access control list that new templates get")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateAccessControlListDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getDefaultTemplateAccessControl(@PathParam("repositoryId") String repositoryId) {
    throw notImplemented();
  }

  @PUT
  @Path("/TemplateDefinitions/DefaultAccessControl")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "SetDefaultTemplateAccessControl",
      summary = "Replaces the access control list that new templates get")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateAccessControlListDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response setDefaultTemplateAccessControl(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) SetTemplateAccessControlRequest request) {
    throw notImplemented();
  }

  @GET
  @Path("/TemplateDefinitions/{templateId}/AccessControl")
  @Operation(
      operationId = "GetTemplateAccessControl",
      summary = "Reads the access control list of a template")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateAccessControlListDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getTemplateAccessControl(
      @PathParam("repositoryId") String repositoryId, @PathParam("templateId") int templateId) {
    throw notImplemented();
  }

  @PUT
  @Path("/TemplateDefinitions/{templateId}/AccessControl")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "SetTemplateAccessControl",
      summary = "Replaces the access control list of a template")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateAccessControlListDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response setTemplateAccessControl(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @RequestBody(required = true) SetTemplateAccessControlRequest request) {
    throw notImplemented();
  }

  @GET
  @Path("/TemplateDefinitions/{templateId}/Rights")
  @Operation(
      operationId = "GetTemplateRights",
      summary = "Reads the rights a trustee has on a template")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TemplateRightsDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getTemplateRights(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @QueryParam("trusteeId") @Nullable String trusteeId,
      @QueryParam("trusteeName") @Nullable String trusteeName,
      @QueryParam("aclOnly") boolean aclOnly) {
    throw notImplemented();
  }
}
