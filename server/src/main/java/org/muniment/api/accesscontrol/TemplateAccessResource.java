package org.muniment.api.accesscontrol;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessControlService;
import org.muniment.access.AccessLists;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;

/** Rights on template definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AccessControl")
public class TemplateAccessResource {
  private final AccessControlService access;
  private final Callers callers;
  private final Answers answers;

  @Inject
  TemplateAccessResource(AccessControlService access, Callers callers, Answers answers) {
    this.access = access;
    this.callers = callers;
    this.answers = answers;
  }

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
  public Response getDefaultTemplateAccessControl(@PathParam("repositoryId") String repositoryId) {
    return answer(access.newTemplateList(callers.current()));
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
  public Response setDefaultTemplateAccessControl(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) SetTemplateAccessControlRequest request) {
    return answer(access.setNewTemplateList(callers.current(), AccessMapper.wanted(request)));
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
  public Response getTemplateAccessControl(
      @PathParam("repositoryId") String repositoryId, @PathParam("templateId") int templateId) {
    return answer(access.templateList(callers.current(), templateId));
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
  public Response setTemplateAccessControl(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @RequestBody(required = true) SetTemplateAccessControlRequest request) {
    return answer(
        access.setTemplateList(callers.current(), templateId, AccessMapper.wanted(request)));
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
  public Response getTemplateRights(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("templateId") int templateId,
      @QueryParam("trusteeId") @Nullable String trusteeId,
      @QueryParam("trusteeName") @Nullable String trusteeName,
      @QueryParam("aclOnly") boolean aclOnly) {
    AccessControlService.Rights found =
        access.templateRights(
            callers.current(), templateId, AccessMapper.question(trusteeId, trusteeName, aclOnly));
    return AccessMapper.answer(
        answers,
        "Laserfiche.Repository.TemplateRights",
        new TemplateRightsDto(AccessMapper.templateRights(found.rights()), found.readOnly()),
        Selection.ALL);
  }

  private Response answer(List<AccessLists.Shown> elements) {
    return AccessMapper.answer(
        answers,
        "Laserfiche.Repository.TemplateAccessControlList",
        AccessMapper.templateList(callers.current().repositoryId(), elements),
        Selection.ALL);
  }
}
