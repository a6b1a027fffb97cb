package org.muniment.api.entry;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.task.StartTaskResponse;
import org.muniment.api.task.TaskAnswers;
import org.muniment.entry.EntryTasks;

/** The long operations on a tree of entries. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class EntryTaskResource {
  private final EntryTasks tasks;
  private final Callers callers;
  private final TaskAnswers taskAnswers;

  @Inject
  EntryTaskResource(EntryTasks tasks, Callers callers, TaskAnswers taskAnswers) {
    this.tasks = tasks;
    this.callers = callers;
    this.taskAnswers = taskAnswers;
  }

  @POST
  @Path("/Entries/{entryId}/Folder/CopyAsync")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "StartCopyEntry",
      summary = "Starts a task that copies an entry and everything below it")
  @APIResponseSchema(
      responseCode = "202",
      responseDescription = "The task has started.",
      value = StartTaskResponse.class)
  @RequiresScope(Scope.WRITE)
  public Response startCopyEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("culture") @Nullable String culture,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @RequestBody(required = true) StartCopyEntryRequest request) {
    return taskAnswers.accepted(
        tasks.startCopy(
            callers.current(),
            entryId,
            request.sourceId(),
            request.name(),
            request.autoRename(),
            request.volumeName(),
            idempotencyKey));
  }

  @DELETE
  @Path("/Entries/{entryId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "StartDeleteEntry",
      summary = "Starts a task that deletes an entry and everything below it")
  @APIResponseSchema(
      responseCode = "202",
      responseDescription = "The task has started.",
      value = StartTaskResponse.class)
  @RequiresScope(Scope.WRITE)
  public Response startDeleteEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @RequestBody(required = false) @Nullable StartDeleteEntryRequest request) {
    return taskAnswers.accepted(
        tasks.startDelete(
            callers.current(),
            entryId,
            request == null ? null : request.auditReasonId(),
            request == null ? null : request.auditReasonComment(),
            idempotencyKey));
  }
}
