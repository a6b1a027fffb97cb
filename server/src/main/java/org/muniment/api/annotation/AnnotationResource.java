package org.muniment.api.annotation;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.SortParams;

/** Annotations on pages. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Annotations")
public class AnnotationResource {
  @GET
  @Path("/Entries/{entryId}/Annotations")
  @Operation(
      operationId = "ListDocumentAnnotations",
      summary = "Lists the annotations of a document")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = AnnotationDto.class)))
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listDocumentAnnotations(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @BeanParam SortParams query) {
    throw notImplemented();
  }

  @GET
  @Path("/Entries/{entryId}/Pages/{pageNumber}/Annotations")
  @Operation(operationId = "ListPageAnnotations", summary = "Lists the annotations of a page")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = AnnotationDto.class)))
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listPageAnnotations(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @BeanParam SortParams query) {
    throw notImplemented();
  }

  @POST
  @Path("/Entries/{entryId}/Pages/{pageNumber}/Annotations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CreateAnnotation", summary = "Puts an annotation on a page")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AnnotationDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response createAnnotation(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @RequestBody(required = true) AnnotationDto request) {
    throw notImplemented();
  }

  @GET
  @Path("/Entries/{entryId}/Pages/{pageNumber}/Annotations/{itemId}")
  @Operation(operationId = "GetAnnotation", summary = "Reads an annotation")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AnnotationDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getAnnotation(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @PathParam("itemId") int itemId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }

  @PATCH
  @Path("/Entries/{entryId}/Pages/{pageNumber}/Annotations/{itemId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "UpdateAnnotation", summary = "Changes an annotation")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AnnotationDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response updateAnnotation(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @PathParam("itemId") int itemId,
      @RequestBody(required = true) AnnotationDto request) {
    throw notImplemented();
  }

  @DELETE
  @Path("/Entries/{entryId}/Pages/{pageNumber}/Annotations/{itemId}")
  @Operation(operationId = "DeleteAnnotation", summary = "Deletes an annotation")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response deleteAnnotation(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @PathParam("itemId") int itemId) {
    throw notImplemented();
  }
}
