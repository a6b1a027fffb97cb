package org.muniment.api.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
import org.muniment.api.entry.EntryDto;
import org.muniment.api.entry.EntryMapper;
import org.muniment.api.entry.EntryNames;
import org.muniment.document.ChangedDocument;
import org.muniment.entry.EntryName;
import org.muniment.entry.EntryWriter;
import org.muniment.transfer.ImportService;
import org.muniment.transfer.IncomingContent;
import org.muniment.userarea.RecentKind;

/** Files coming in with the call itself. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class ImportResource {
  private final ImportService imports;
  private final TransferLimits limits;
  private final ObjectMapper mapper;
  private final EntryNames names;
  private final Callers callers;
  private final Answers answers;

  @Inject
  ImportResource(
      ImportService imports,
      TransferLimits limits,
      ObjectMapper mapper,
      EntryNames names,
      Callers callers,
      Answers answers) {
    this.imports = imports;
    this.limits = limits;
    this.mapper = mapper;
    this.names = names;
    this.callers = callers;
    this.answers = answers;
  }

  private <T> ImportParts<T> parts(Class<T> type) {
    return new ImportParts<>(imports.store(), limits.importLimit(), mapper, type);
  }

  @POST
  @Path("/Entries/{entryId}/Folder/Import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = ImportForm.class)))
  @Operation(operationId = "ImportEntry", summary = "Imports a file as a new document")
  @APIResponseSchema(responseCode = "201", responseDescription = "Created.", value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response importEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("autoCreateFolderPath") boolean autoCreateFolderPath,
      @QueryParam("culture") @Nullable String culture,
      @HeaderParam("Content-Type") @Nullable String contentType,
      InputStream body) {
    try (ImportParts<ImportEntryRequest> parts = parts(ImportEntryRequest.class)) {
      MultipartForm.read(contentType, body, parts::read);
      ImportEntryRequest request = parts.request();
      ChangedDocument made =
          imports.importDocument(
              callers.current(),
              new ImportService.NewDocument(
                  new EntryWriter.Place(
                      entryId, EntryName.folderPath(request.folderPath()), autoCreateFolderPath),
                  names.of(request.name(), culture),
                  request.autoRename(),
                  request.volumeName()),
              new IncomingContent(
                  parts.file(),
                  parts.images(),
                  request.importAsElectronicDocument(),
                  ImportOptions.pageMaking(request.pdfOptions()),
                  request.generateImagePagesText()),
              ImportOptions.metadata(request.metadata(), culture));
      return Response.status(Response.Status.CREATED)
          .header(
              "Location",
              answers.url().entry(callers.current().repositoryName(), made.entry().id()))
          .entity(
              answers.single(
                  "Entries/Laserfiche.Repository.Document/$entity",
                  EntryMapper.single(made.entry(), callers.current()),
                  made.warnings()))
          .build();
    }
  }

  @PATCH
  @Path("/Entries/{entryId}/Document")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = UpdateDocumentForm.class)))
  @Operation(
      operationId = "UpdateDocument",
      summary = "Changes the content or the metadata of a document")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @Opens(RecentKind.DOCUMENT)
  public Response updateDocument(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("culture") @Nullable String culture,
      @HeaderParam("Content-Type") @Nullable String contentType,
      InputStream body) {
    try (ImportParts<UpdateDocumentRequest> parts = parts(UpdateDocumentRequest.class)) {
      MultipartForm.read(contentType, body, parts::read);
      UpdateDocumentRequest request =
          parts.requestOr(() -> new UpdateDocumentRequest(false, null, null, true));
      ChangedDocument made =
          imports.updateDocument(
              callers.current(),
              entryId,
              new IncomingContent(
                  parts.file(),
                  parts.images(),
                  request.importAsElectronicDocument(),
                  ImportOptions.pageMaking(request.pdfOptions()),
                  request.generateImagePagesText()),
              ImportOptions.metadata(request.metadata(), culture));
      return Response.ok(
              answers.single(
                  EntryMapper.context(callers.current().repositoryName(), made.entry()),
                  EntryMapper.single(made.entry(), callers.current()),
                  made.warnings()))
          .build();
    }
  }
}
