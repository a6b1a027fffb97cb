package org.muniment.api.document;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** Locks on documents. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class LockResource {
  @GET
  @Path("/Entries/{entryId}/Document/Lock")
  @Operation(
      operationId = "GetDocumentLockInfo",
      summary = "Shows who holds the lock of a document")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = LockInfoDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getDocumentLockInfo(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }

  @POST
  @Path("/Entries/{entryId}/Document/Lock")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "LockDocument", summary = "Locks a document")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = LockInfoDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response lockDocument(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = false) @Nullable LockDocumentRequest request) {
    throw notImplemented();
  }

  @DELETE
  @Path("/Entries/{entryId}/Document/Lock")
  @Operation(operationId = "UnlockDocument", summary = "Releases the lock of a document")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response unlockDocument(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("lockToken") @Nullable String lockToken) {
    throw notImplemented();
  }
}
