package org.muniment.api.annotation;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.AnnotationContentService;
import org.muniment.annotation.AnnotationType;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.FileForm;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.transfer.UploadedFile;
import org.muniment.blob.BlobStore;

/** The files that belong to annotations. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Annotations")
public class AnnotationContentResource {
  /** The largest file of one call (contract: overview §9). */
  private static final long LARGEST = 100L << 20;

  private final AnnotationContentService contents;
  private final BlobStore store;
  private final Callers callers;

  @Inject
  AnnotationContentResource(AnnotationContentService contents, BlobStore store, Callers callers) {
    this.contents = contents;
    this.store = store;
    this.callers = callers;
  }

  @GET
  @Path("/Entries/{entryId}/Pages/{pageNumber}/Annotations/{itemId}/Attachment")
  // Whatever a client says it accepts, a file is answered with bytes (contract: overview §3).
  @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.WILDCARD})
  @Operation(
      operationId = "GetAnnotationAttachment",
      summary = "Reads the file attached by an annotation")
  @APIResponse(
      responseCode = "200",
      description = "The bytes.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @RequiresScope(Scope.READ)
  public Response getAnnotationAttachment(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @PathParam("itemId") int itemId,
      @QueryParam("$select") @Nullable String select,
      @Context HttpHeaders headers) {
    return FileAnswer.of(
        store,
        contents.attachment(
            callers.current(), new AnnotationContentService.Target(entryId, pageNumber, itemId)),
        headers.getHeaderString("Range"),
        headers.getHeaderString("If-Range"));
  }

  @PUT
  @Path("/Entries/{entryId}/Pages/{pageNumber}/Annotations/{itemId}/Attachment")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = FileForm.class)))
  @Operation(
      operationId = "UploadAnnotationAttachment",
      summary = "Replaces the file attached by an annotation")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response uploadAnnotationAttachment(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @PathParam("itemId") int itemId,
      @HeaderParam("Content-Type") @Nullable String contentType,
      InputStream body) {
    AnnotationContentService.Target target =
        new AnnotationContentService.Target(entryId, pageNumber, itemId);
    contents.check(callers.current(), target, AnnotationType.Attachment);
    try (UploadedFile file = UploadedFile.read(store, contentType, body, LARGEST)) {
      contents.putAttachment(
          callers.current(), target, file.content(), file.fileName(), file.mimeType());
    }
    return Response.noContent().build();
  }

  @PUT
  @Path("/Entries/{entryId}/Pages/{pageNumber}/Annotations/{itemId}/Image")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = FileForm.class)))
  @Operation(
      operationId = "UploadAnnotationImage",
      summary = "Replaces the image of a bitmap annotation")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response uploadAnnotationImage(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @PathParam("itemId") int itemId,
      @HeaderParam("Content-Type") @Nullable String contentType,
      InputStream body) {
    AnnotationContentService.Target target =
        new AnnotationContentService.Target(entryId, pageNumber, itemId);
    contents.check(callers.current(), target, AnnotationType.Bitmap);
    try (UploadedFile file = UploadedFile.read(store, contentType, body, LARGEST)) {
      contents.putImage(callers.current(), target, file.content());
    }
    return Response.noContent().build();
  }
}
