package org.muniment.api.document;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.muniment.api.ApiPath;
import org.muniment.api.NotImplemented;
import org.muniment.api.PageParams;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.entry.EntryDto;

/** The pages of a document as a sequence. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class PageResource {
  @DELETE
  @Path("/Entries/{entryId}/Document/Pages")
  @Operation(operationId = "DeletePages", summary = "Deletes pages")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response deletePages(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("pageRange") @Nullable String pageRange) {
    throw notImplemented();
  }

  @GET
  @Path("/Entries/{entryId}/Document/Pages")
  @Operation(operationId = "ListPageInfos", summary = "Describes the pages of a document")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = PageInfoCollectionResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listPageInfos(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("pageRange") @Nullable String pageRange,
      @BeanParam PageParams query) {
    throw notImplemented();
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
  @NotImplemented
  public Response createPages(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("pageNumber") @Nullable Integer pageNumber,
      @QueryParam("generateText") boolean generateText,
      InputStream body) {
    throw notImplemented();
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
  @NotImplemented
  public Response replacePages(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("generateText") boolean generateText,
      InputStream body) {
    throw notImplemented();
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
  @NotImplemented
  public Response writePage(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @QueryParam("generateText") boolean generateText,
      InputStream body) {
    throw notImplemented();
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
  @NotImplemented
  public Response copyPages(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) CopyPagesRequest request) {
    throw notImplemented();
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
  @NotImplemented
  public Response movePages(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) MovePagesRequest request) {
    throw notImplemented();
  }
}
