package org.muniment.api.annotation;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.muniment.api.ApiPath;
import org.muniment.api.FileForm;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** The files that belong to annotations. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Annotations")
public class AnnotationContentResource {
  @GET
  @Path("/Entries/{entryId}/Pages/{pageNumber}/Annotations/{itemId}/Attachment")
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
  @NotImplemented
  public Response getAnnotationAttachment(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @PathParam("itemId") int itemId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
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
  @NotImplemented
  public Response uploadAnnotationAttachment(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @PathParam("itemId") int itemId,
      InputStream body) {
    throw notImplemented();
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
  @NotImplemented
  public Response uploadAnnotationImage(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @PathParam("itemId") int itemId,
      InputStream body) {
    throw notImplemented();
  }
}
