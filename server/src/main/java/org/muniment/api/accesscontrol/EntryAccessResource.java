package org.muniment.api.accesscontrol;

import static org.muniment.api.NotImplementedFilter.notImplemented;

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
import org.muniment.api.ApiPath;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** Rights on entries. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AccessControl")
public class EntryAccessResource {
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
  @NotImplemented
  public Response getEntryAccessControl(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @DefaultValue("true") @QueryParam("includeInherited") boolean includeInherited,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
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
  @NotImplemented
  public Response setEntryAccessControl(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) SetAccessControlRequest request) {
    throw notImplemented();
  }

  @GET
  @Path("/Entries/{entryId}/Rights")
  @Operation(operationId = "GetEntryRights", summary = "Reads the rights a trustee has on an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryRightsDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getEntryRights(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("trusteeId") @Nullable String trusteeId,
      @QueryParam("trusteeName") @Nullable String trusteeName,
      @QueryParam("aclOnly") boolean aclOnly,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }
}
