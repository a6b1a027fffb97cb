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
import org.muniment.api.entry.EntryNames;
import org.muniment.api.task.StartTaskResponse;
import org.muniment.api.task.TaskAnswers;
import org.muniment.entry.EntryName;
import org.muniment.entry.EntryWriter;
import org.muniment.transfer.ImportService;
import org.muniment.transfer.TransferTasks;
import org.muniment.transfer.UploadService;
import org.muniment.userarea.RecentKind;

/** Files coming in as parts, before the call that uses them. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class UploadResource {
  private final UploadService uploads;
  private final TransferTasks tasks;
  private final EntryNames names;
  private final Callers callers;
  private final Answers answers;
  private final TaskAnswers taskAnswers;

  @Inject
  UploadResource(
      UploadService uploads,
      TransferTasks tasks,
      EntryNames names,
      Callers callers,
      Answers answers,
      TaskAnswers taskAnswers) {
    this.uploads = uploads;
    this.tasks = tasks;
    this.names = names;
    this.callers = callers;
    this.answers = answers;
    this.taskAnswers = taskAnswers;
  }

  @POST
  @Path("/Entries/CreateMultipartUploadUrls")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "CreateMultipartUploadUrls",
      summary = "Hands out the addresses to upload the parts of a large file to")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = CreateMultipartUploadUrlsResponse.class)
  @RequiresScope(Scope.WRITE)
  public Response createMultipartUploadUrls(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) CreateMultipartUploadUrlsRequest request) {
    UploadService.PartUrls made =
        uploads.createUrls(
            callers.current(),
            request.uploadId(),
            request.startingPartNumber(),
            request.numberOfParts(),
            request.fileName(),
            request.mimeType(),
            token -> answers.url().of(UploadRoute.PATH + token));
    return Response.ok(
            answers.single(
                "Laserfiche.Repository.CreateMultipartUploadUrlsResponse",
                new CreateMultipartUploadUrlsResponse(made.uploadId(), made.urls())))
        .build();
  }

  @POST
  @Path("/Entries/{entryId}/Folder/ImportUploadedParts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "StartImportUploadedParts",
      summary = "Starts a task that makes a new document of uploaded parts")
  @APIResponseSchema(
      responseCode = "202",
      responseDescription = "The task has started.",
      value = StartTaskResponse.class)
  @RequiresScope(Scope.WRITE)
  public Response startImportUploadedParts(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("autoCreateFolderPath") boolean autoCreateFolderPath,
      @QueryParam("culture") @Nullable String culture,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @RequestBody(required = true) StartImportUploadedPartsRequest request) {
    return taskAnswers.accepted(
        tasks.startImport(
            callers.current(),
            new ImportService.NewDocument(
                new EntryWriter.Place(
                    entryId, EntryName.folderPath(request.folderPath()), autoCreateFolderPath),
                names.of(request.name(), culture),
                request.autoRename(),
                request.volumeName()),
            new TransferTasks.UploadedFile(
                request.uploadId(),
                request.partETags(),
                request.importAsElectronicDocument(),
                ImportOptions.pageMaking(request.pdfOptions()),
                ImportOptions.metadata(request.metadata(), culture)),
            idempotencyKey));
  }

  @POST
  @Path("/Entries/{entryId}/Document/UpdateUploadedParts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "UpdateDocumentUploadedParts",
      summary = "Starts a task that replaces the content of a document by uploaded parts")
  @APIResponseSchema(
      responseCode = "202",
      responseDescription = "The task has started.",
      value = StartTaskResponse.class)
  @RequiresScope(Scope.WRITE)
  @Opens(RecentKind.DOCUMENT)
  public Response updateDocumentUploadedParts(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @RequestBody(required = true) UpdateDocumentUploadedPartsRequest request) {
    return taskAnswers.accepted(
        tasks.startUpdate(
            callers.current(),
            entryId,
            new TransferTasks.UploadedFile(
                request.uploadId(),
                request.partETags(),
                request.importAsElectronicDocument(),
                ImportOptions.pageMaking(request.pdfOptions()),
                ImportOptions.metadata(request.metadata(), null)),
            idempotencyKey));
  }
}
