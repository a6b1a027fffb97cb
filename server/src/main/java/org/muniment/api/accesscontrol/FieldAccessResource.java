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

/** Rights on field definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AccessControl")
public class FieldAccessResource {
  private final AccessControlService access;
  private final Callers callers;
  private final Answers answers;

  @Inject
  FieldAccessResource(AccessControlService access, Callers callers, Answers answers) {
    this.access = access;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/FieldDefinitions/DefaultAccessControl")
  @Operation(
      operationId = "GetDefaultFieldAccessControl",
      summary = "Reads the access control list that new fields get")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldAccessControlListDto.class)
  @RequiresScope(Scope.READ)
  public Response getDefaultFieldAccessControl(@PathParam("repositoryId") String repositoryId) {
    return answer(access.newFieldList(callers.current()));
  }

  @PUT
  @Path("/FieldDefinitions/DefaultAccessControl")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "SetDefaultFieldAccessControl",
      summary = "Replaces the access control list that new fields get")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldAccessControlListDto.class)
  @RequiresScope(Scope.WRITE)
  public Response setDefaultFieldAccessControl(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) SetFieldAccessControlRequest request) {
    return answer(access.setNewFieldList(callers.current(), AccessMapper.wanted(request)));
  }

  @GET
  @Path("/FieldDefinitions/{fieldId}/AccessControl")
  @Operation(
      operationId = "GetFieldAccessControl",
      summary = "Reads the access control list of a field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldAccessControlListDto.class)
  @RequiresScope(Scope.READ)
  public Response getFieldAccessControl(
      @PathParam("repositoryId") String repositoryId, @PathParam("fieldId") int fieldId) {
    return answer(access.fieldList(callers.current(), fieldId));
  }

  @PUT
  @Path("/FieldDefinitions/{fieldId}/AccessControl")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "SetFieldAccessControl",
      summary = "Replaces the access control list of a field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldAccessControlListDto.class)
  @RequiresScope(Scope.WRITE)
  public Response setFieldAccessControl(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @RequestBody(required = true) SetFieldAccessControlRequest request) {
    return answer(access.setFieldList(callers.current(), fieldId, AccessMapper.wanted(request)));
  }

  @GET
  @Path("/FieldDefinitions/{fieldId}/Rights")
  @Operation(operationId = "GetFieldRights", summary = "Reads the rights a trustee has on a field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldRightsDto.class)
  @RequiresScope(Scope.READ)
  public Response getFieldRights(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @QueryParam("trusteeId") @Nullable String trusteeId,
      @QueryParam("trusteeName") @Nullable String trusteeName,
      @QueryParam("aclOnly") boolean aclOnly) {
    AccessControlService.Rights found =
        access.fieldRights(
            callers.current(), fieldId, AccessMapper.question(trusteeId, trusteeName, aclOnly));
    return AccessMapper.answer(
        answers,
        "Laserfiche.Repository.FieldRights",
        new FieldRightsDto(AccessMapper.fieldRights(found.rights()), found.readOnly()),
        Selection.ALL);
  }

  private Response answer(List<AccessLists.Shown> elements) {
    return AccessMapper.answer(
        answers,
        "Laserfiche.Repository.FieldAccessControlList",
        AccessMapper.fieldList(callers.current().repositoryId(), elements),
        Selection.ALL);
  }
}
