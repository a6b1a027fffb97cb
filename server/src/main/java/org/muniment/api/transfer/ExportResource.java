package org.muniment.api.transfer;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.Opens;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.task.StartTaskResponse;
import org.muniment.api.task.TaskAnswers;
import org.muniment.identity.Caller;
import org.muniment.transfer.ExportService;
import org.muniment.transfer.TransferTasks;
import org.muniment.userarea.RecentKind;

/** Documents going out. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class ExportResource {
  private final ExportService exports;
  private final Callers callers;
  private final Answers answers;
  private final TransferTasks tasks;
  private final TaskAnswers taskAnswers;

  @Inject
  ExportResource(
      ExportService exports,
      Callers callers,
      Answers answers,
      TransferTasks tasks,
      TaskAnswers taskAnswers) {
    this.exports = exports;
    this.callers = callers;
    this.answers = answers;
    this.tasks = tasks;
    this.taskAnswers = taskAnswers;
  }

  @POST
  @Path("/Entries/{entryId}/Export")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "ExportEntry", summary = "Prepares a download of a document")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = ExportEntryResponse.class)
  @RequiresScope(Scope.READ)
  @Opens(RecentKind.DOCUMENT)
  public Response exportEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("pageRange") @Nullable String pageRange,
      @RequestBody(required = true) ExportEntryRequest request) {
    Caller caller = callers.current();
    ExportService.Ready ready =
        exports.export(
            caller,
            entryId,
            ExportOrders.of(
                request.part(),
                pageRange,
                request.imageOptions(),
                request.textOptions(),
                request.auditReasonId()));
    return Response.ok(
            answers.single(
                "Repositories('" + caller.repositoryName() + "')/entries(" + entryId + ")/Export",
                new ExportEntryResponse(answers.url().of(DownloadRoute.PATH + ready.token())),
                ready.warnings()))
        .build();
  }

  @POST
  @Path("/Entries/{entryId}/ExportAsync")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "StartExportEntry", summary = "Starts a task that prepares a download")
  @APIResponseSchema(
      responseCode = "202",
      responseDescription = "The task has started.",
      value = StartTaskResponse.class)
  @RequiresScope(Scope.READ)
  @Opens(RecentKind.DOCUMENT)
  public Response startExportEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("pageRange") @Nullable String pageRange,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @RequestBody(required = true) StartExportEntryRequest request) {
    return taskAnswers.accepted(
        tasks.startExport(
            callers.current(),
            entryId,
            ExportOrders.of(
                request.part(),
                pageRange,
                request.imageOptions(),
                request.textOptions(),
                request.auditReasonId()),
            DownloadRoute.PATH.substring(1),
            idempotencyKey),
        entryId,
        "ExportAsync");
  }
}
