package org.muniment.api.annotation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
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
import org.muniment.annotation.Annotation;
import org.muniment.annotation.AnnotationService;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.api.SortParams;

/** Annotations on pages. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Annotations")
public class AnnotationResource {
  private final AnnotationService annotations;
  private final AnnotationMapper mapper;
  private final Callers callers;

  @Inject
  AnnotationResource(AnnotationService annotations, AnnotationMapper mapper, Callers callers) {
    this.annotations = annotations;
    this.mapper = mapper;
    this.callers = callers;
  }

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
  public Response listDocumentAnnotations(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @BeanParam SortParams query) {
    return Response.ok(mapper.array(annotations.list(callers.current(), entryId), entryId, query))
        .build();
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
  public Response listPageAnnotations(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @BeanParam SortParams query) {
    return Response.ok(
            mapper.array(annotations.list(callers.current(), entryId, pageNumber), entryId, query))
        .build();
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
  public Response createAnnotation(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = AnnotationDto.class)))
          ObjectNode request) {
    return answer(
        annotations.create(callers.current(), entryId, pageNumber, mapper.change(request)),
        entryId,
        Selection.ALL);
  }

  @GET
  @Path("/Entries/{entryId}/Pages/{pageNumber}/Annotations/{itemId}")
  @Operation(operationId = "GetAnnotation", summary = "Reads an annotation")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AnnotationDto.class)
  @RequiresScope(Scope.READ)
  public Response getAnnotation(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @PathParam("itemId") int itemId,
      @QueryParam("$select") @Nullable String select) {
    Selection selection = mapper.selection(select);
    return answer(
        annotations.get(callers.current(), entryId, pageNumber, itemId), entryId, selection);
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
  public Response updateAnnotation(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @PathParam("itemId") int itemId,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = AnnotationDto.class)))
          ObjectNode request) {
    return answer(
        annotations.update(callers.current(), entryId, pageNumber, itemId, mapper.change(request)),
        entryId,
        Selection.ALL);
  }

  @DELETE
  @Path("/Entries/{entryId}/Pages/{pageNumber}/Annotations/{itemId}")
  @Operation(operationId = "DeleteAnnotation", summary = "Deletes an annotation")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response deleteAnnotation(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @PathParam("itemId") int itemId) {
    annotations.delete(callers.current(), entryId, pageNumber, itemId);
    return Response.noContent().build();
  }

  private Response answer(Annotation annotation, int entryId, Selection selection) {
    return Response.ok(mapper.single(annotation, entryId, selection)).build();
  }
}
