package org.muniment.api.document;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.PageContentService;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.ODataQuery;
import org.muniment.api.Opens;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.api.entry.EntryDto;
import org.muniment.document.PageService;
import org.muniment.userarea.RecentKind;

/** The image and the text of one page. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class PageContentResource {
  private static final ODataQuery.Names TEXT = ODataQuery.Names.of(List.of("text"), List.of());

  private final PageService pages;
  private final PageContentService contents;
  private final Callers callers;
  private final DocumentAnswers documents;
  private final Answers answers;

  @Inject
  PageContentResource(
      PageService pages,
      PageContentService contents,
      Callers callers,
      DocumentAnswers documents,
      Answers answers) {
    this.pages = pages;
    this.contents = contents;
    this.callers = callers;
    this.documents = documents;
    this.answers = answers;
  }

  @GET
  @Path("/Entries/{entryId}/Document/Pages/{pageNumber}/Image")
  // Whatever a client says it accepts, an image is answered with bytes (contract: overview §3).
  @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.WILDCARD})
  @Operation(operationId = "GetPageImage", summary = "Reads the image of a page")
  @APIResponse(
      responseCode = "200",
      description = "The bytes.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @RequiresScope(Scope.READ)
  @Opens(RecentKind.DOCUMENT)
  public Response getPageImage(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @QueryParam("$select") @Nullable String select) {
    PageContentService.Image image = contents.image(callers.current(), entryId, pageNumber);
    return Response.ok(image.content(), MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .header("Content-Length", image.size())
        .build();
  }

  @POST
  @Path("/Entries/{entryId}/Document/Pages/{pageNumber}/Image/Rotate")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "RotateImagePage", summary = "Rotates the image of a page")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @Opens(RecentKind.DOCUMENT)
  public Response rotateImagePage(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @RequestBody(required = true) RotateImagePageRequest request) {
    return documents.entry(
        pages.rotate(callers.current(), entryId, pageNumber, request.rotationAngle()));
  }

  @GET
  @Path("/Entries/{entryId}/Document/Pages/{pageNumber}/Text")
  @Operation(operationId = "GetPageText", summary = "Reads the text of a page")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = PageTextResponse.class)
  @RequiresScope(Scope.READ)
  @Opens(RecentKind.DOCUMENT)
  public Response getPageText(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @QueryParam("$select") @Nullable String select) {
    String text = contents.text(callers.current(), entryId, pageNumber);
    return Response.ok(
            answers.single(
                "Laserfiche.Repository.PageTextResponse",
                new PageTextResponse(text),
                Selection.of(ODataQuery.parseSelect(TEXT, select), Set.of())))
        .build();
  }
}
