package org.muniment.api.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.muniment.api.Listing;
import org.muniment.api.ODataQuery;
import org.muniment.api.Opens;
import org.muniment.api.PageParams;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.api.entry.EntryDto;
import org.muniment.api.transfer.MultipartForm;
import org.muniment.blob.BlobStore;
import org.muniment.document.PageService;
import org.muniment.userarea.RecentKind;

/** The pages of a document as a sequence. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class PageResource {
  private static final int PAGE_SIZE = 150;
  private static final ODataQuery.Names NAMES =
      ODataQuery.Names.of(
          java.util.Arrays.stream(PageInfoResponse.class.getRecordComponents())
              .map(java.lang.reflect.RecordComponent::getName)
              .toList(),
          java.util.List.of());

  private final PageService pages;
  private final BlobStore store;
  private final ObjectMapper mapper;
  private final Callers callers;
  private final DocumentAnswers documents;
  private final Answers answers;

  @Inject
  PageResource(
      PageService pages,
      BlobStore store,
      ObjectMapper mapper,
      Callers callers,
      DocumentAnswers documents,
      Answers answers) {
    this.pages = pages;
    this.store = store;
    this.mapper = mapper;
    this.callers = callers;
    this.documents = documents;
    this.answers = answers;
  }

  @DELETE
  @Path("/Entries/{entryId}/Document/Pages")
  @Operation(operationId = "DeletePages", summary = "Deletes pages")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @Opens(RecentKind.DOCUMENT)
  public Response deletePages(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("pageRange") @Nullable String pageRange) {
    return documents.entry(pages.delete(callers.current(), entryId, pageRange));
  }

  @GET
  @Path("/Entries/{entryId}/Document/Pages")
  @Operation(operationId = "ListPageInfos", summary = "Describes the pages of a document")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = PageInfoCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listPageInfos(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("pageRange") @Nullable String pageRange,
      @BeanParam PageParams query) {
    ODataQuery options = query.parse(NAMES);
    int limit = options.limit(PAGE_SIZE);
    PageService.Listed found =
        pages.list(callers.current(), entryId, pageRange, options.offset(), limit + 1);
    return Response.ok(
            answers.page(
                "Collection(Laserfiche.Repository.PageInfo)",
                options,
                Listing.byOffset(found.pages(), limit, options.offset())
                    .map(page -> PageMapper.info(entryId, page)),
                Selection.of(options.select(), java.util.Set.of()),
                found.total()))
        .build();
  }

  @POST
  @Path("/Entries/{entryId}/Document/Pages")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = PagesForm.class)))
  @Operation(operationId = "CreatePages", summary = "Adds pages")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @Opens(RecentKind.DOCUMENT)
  public Response createPages(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("pageNumber") @Nullable Integer pageNumber,
      @QueryParam("generateText") boolean generateText,
      @HeaderParam("Content-Type") @Nullable String contentType,
      InputStream body) {
    try (PageParts parts = new PageParts(store, mapper)) {
      MultipartForm.read(contentType, body, parts::read);
      return documents.entry(
          pages.create(callers.current(), entryId, pageNumber, parts.incoming(generateText)));
    }
  }

  @PUT
  @Path("/Entries/{entryId}/Document/Pages")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = PagesForm.class)))
  @Operation(operationId = "ReplacePages", summary = "Replaces all pages")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @Opens(RecentKind.DOCUMENT)
  public Response replacePages(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("generateText") boolean generateText,
      @HeaderParam("Content-Type") @Nullable String contentType,
      InputStream body) {
    try (PageParts parts = new PageParts(store, mapper)) {
      MultipartForm.read(contentType, body, parts::read);
      return documents.entry(
          pages.replace(callers.current(), entryId, parts.incoming(generateText)));
    }
  }

  @PUT
  @Path("/Entries/{entryId}/Document/Pages/{pageNumber}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = PageForm.class)))
  @Operation(operationId = "WritePage", summary = "Writes the image or the text of one page")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @Opens(RecentKind.DOCUMENT)
  public Response writePage(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @QueryParam("generateText") boolean generateText,
      @HeaderParam("Content-Type") @Nullable String contentType,
      InputStream body) {
    try (PageParts parts = new PageParts(store, mapper)) {
      MultipartForm.read(contentType, body, parts::readSingle);
      return documents.entry(
          pages.write(
              callers.current(),
              entryId,
              pageNumber,
              parts.singleImage(),
              parts.singleText(),
              generateText));
    }
  }

  @POST
  @Path("/Entries/{entryId}/Document/Pages/Copy")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CopyPages", summary = "Copies pages into a document")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response copyPages(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) CopyPagesRequest request) {
    return documents.entry(
        pages.copy(
            callers.current(),
            entryId,
            request.pageRange(),
            request.destinationEntryId(),
            request.destinationPageNumber()));
  }

  @POST
  @Path("/Entries/{entryId}/Document/Pages/Move")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "MovePages", summary = "Changes the order of pages")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @Opens(RecentKind.DOCUMENT)
  public Response movePages(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) MovePagesRequest request) {
    return documents.entry(
        pages.move(
            callers.current(), entryId, request.pageRange(), request.destinationPageNumber()));
  }
}
