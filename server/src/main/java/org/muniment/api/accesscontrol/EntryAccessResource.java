package org.muniment.api.accesscontrol;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import org.muniment.access.AccessControlService;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.identity.Caller;

/** Rights on entries. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AccessControl")
public class EntryAccessResource {
  private static final String LIST = "Laserfiche.Repository.AccessControlList";

  private final AccessControlService access;
  private final Callers callers;
  private final Answers answers;

  @Inject
  EntryAccessResource(AccessControlService access, Callers callers, Answers answers) {
    this.access = access;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/Entries/{entryId}/AccessControl")
  @Operation(
      operationId = "GetEntryAccessControl",
      summary = "Reads the access control list of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AccessControlListDto.class)
  @RequiresScope(Scope.READ)
  public Response getEntryAccessControl(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @DefaultValue("true") @QueryParam("includeInherited") boolean includeInherited,
      @QueryParam("$select") @Nullable String select) {
    Selection selection = AccessMapper.selection(AccessControlListDto.class, select);
    Caller caller = callers.current();
    return AccessMapper.answer(
        answers,
        LIST,
        AccessMapper.list(
            caller.repositoryId(), access.entryList(caller, entryId, includeInherited)),
        selection);
  }

  @PUT
  @Path("/Entries/{entryId}/AccessControl")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "SetEntryAccessControl",
      summary = "Replaces the access control list of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AccessControlListDto.class)
  @RequiresScope(Scope.WRITE)
  public Response setEntryAccessControl(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) SetAccessControlRequest request) {
    Caller caller = callers.current();
    return AccessMapper.answer(
        answers,
        LIST,
        AccessMapper.list(
            caller.repositoryId(),
            access.setEntryList(
                caller, entryId, AccessMapper.wanted(request), request.inheritParents())),
        Selection.ALL);
  }

  @GET
  @Path("/Entries/{entryId}/Rights")
  @Operation(operationId = "GetEntryRights", summary = "Reads the rights a trustee has on an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryRightsDto.class)
  @RequiresScope(Scope.READ)
  public Response getEntryRights(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("trusteeId") @Nullable String trusteeId,
      @QueryParam("trusteeName") @Nullable String trusteeName,
      @QueryParam("aclOnly") boolean aclOnly,
      @QueryParam("$select") @Nullable String select) {
    Selection selection = AccessMapper.selection(EntryRightsDto.class, select);
    AccessControlService.Rights found =
        access.entryRights(
            callers.current(), entryId, AccessMapper.question(trusteeId, trusteeName, aclOnly));
    return AccessMapper.answer(
        answers,
        "Laserfiche.Repository.EntryRights",
        new EntryRightsDto(AccessMapper.entryRights(found.rights()), found.readOnly()),
        selection);
  }
}
