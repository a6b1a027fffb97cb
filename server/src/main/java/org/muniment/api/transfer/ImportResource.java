package org.muniment.api.transfer;

import static org.muniment.api.NotImplementedFilter.notImplemented;

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
import java.util.List;
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
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.entry.EntryDto;
import org.muniment.api.entry.EntryMapper;
import org.muniment.api.metadata.MetadataInputs;
import org.muniment.definition.Culture;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryName;
import org.muniment.entry.EntryWriter;
import org.muniment.metadata.MetadataInput;
import org.muniment.transfer.ImportService;

/** Files coming in with the call itself. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class ImportResource {
  private final ImportService imports;
  private final TransferLimits limits;
  private final ObjectMapper mapper;
  private final Callers callers;
  private final Answers answers;

  @Inject
  ImportResource(
      ImportService imports,
      TransferLimits limits,
      ObjectMapper mapper,
      Callers callers,
      Answers answers) {
    this.imports = imports;
    this.limits = limits;
    this.mapper = mapper;
    this.callers = callers;
    this.answers = answers;
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
    try (ImportParts parts = new ImportParts(imports.store(), limits.importLimit(), mapper)) {
      MultipartForm.read(contentType, body, parts::read);
      ImportEntryRequest request = parts.request();
      Entry entry =
          imports.importDocument(
              callers.current(),
              new EntryWriter.Place(
                  entryId, EntryName.folderPath(request.folderPath()), autoCreateFolderPath),
              request.name(),
              request.autoRename(),
              request.volumeName(),
              metadata(request.metadata()),
              Culture.of(culture),
              parts.file());
      return Response.status(Response.Status.CREATED)
          .header("Location", answers.url().entry(callers.current().repositoryName(), entry.id()))
          .entity(
              answers.single(
                  "Entries/Laserfiche.Repository.Document/$entity", EntryMapper.single(entry)))
          .build();
    }
  }

  private static MetadataInput metadata(@Nullable ImportEntryRequestMetadata metadata) {
    return metadata == null
        ? new MetadataInput(null, List.of(), List.of(), List.of())
        : new MetadataInput(
            metadata.templateName(),
            MetadataInputs.fields(metadata.fields()),
            MetadataInputs.tags(metadata.tags()),
            MetadataInputs.links(metadata.links()));
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
  @NotImplemented
  public Response updateDocument(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("culture") @Nullable String culture,
      InputStream body) {
    throw notImplemented();
  }
}
