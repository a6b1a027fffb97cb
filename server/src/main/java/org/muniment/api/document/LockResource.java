package org.muniment.api.document;

import jakarta.inject.Inject;
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
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.ODataQuery;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.document.DocumentLock;
import org.muniment.document.LockExtent;
import org.muniment.document.LockService;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Locks on documents. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class LockResource {
  private static final String CONTEXT = "Laserfiche.Repository.LockInfo";
  private static final ODataQuery.Names NAMES =
      ODataQuery.Names.of(
          Arrays.stream(LockInfoDto.class.getRecordComponents())
              .map(RecordComponent::getName)
              .toList(),
          List.of());

  private final LockService locks;
  private final Callers callers;
  private final Answers answers;

  @Inject
  LockResource(LockService locks, Callers callers, Answers answers) {
    this.locks = locks;
    this.callers = callers;
    this.answers = answers;
  }

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
  public Response getDocumentLockInfo(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("$select") @Nullable String select) {
    Selection selection = Selection.of(ODataQuery.parseSelect(NAMES, select), Set.of());
    LockInfoDto info =
        locks
            .get(callers.current(), entryId)
            .map(LockResource::info)
            .orElseGet(() -> new LockInfoDto(null, null, null, null, null, entryId, false));
    return Response.ok(answers.single(CONTEXT, info, selection)).build();
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
  public Response lockDocument(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = false) @Nullable LockDocumentRequest request) {
    DocumentLock lock =
        locks.lock(
            callers.current(),
            entryId,
            request == null || request.comment() == null ? "" : request.comment(),
            extent(request == null ? null : request.extent()));
    return Response.ok(answers.single(CONTEXT, info(lock))).build();
  }

  @DELETE
  @Path("/Entries/{entryId}/Document/Lock")
  @Operation(operationId = "UnlockDocument", summary = "Releases the lock of a document")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response unlockDocument(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("lockToken") @Nullable String lockToken) {
    locks.unlock(callers.current(), entryId, lockToken);
    return Response.noContent().build();
  }

  private static LockInfoDto info(DocumentLock lock) {
    return new LockInfoDto(
        lock.token().toString(),
        lock.owner(),
        lock.comment(),
        lock.extent().name(),
        lock.created(),
        lock.entryId(),
        true);
  }

  private static LockExtent extent(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return LockExtent.All;
    }
    return Arrays.stream(LockExtent.values())
        .filter(extent -> extent.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.INVALID_REQUEST,
                    "The lock extent '" + text + "' is none of Page, Edoc, Metadata and All."));
  }
}
