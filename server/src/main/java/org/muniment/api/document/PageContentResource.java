package org.muniment.api.document;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.muniment.api.entry.EntryDto;

/** The image and the text of one page. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class PageContentResource {
  @GET
  @Path("/Entries/{entryId}/Document/Pages/{pageNumber}/Image")
  @Operation(operationId = "GetPageImage", summary = "Reads the image of a page")
  @APIResponse(
      responseCode = "200",
      description = "The bytes.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getPageImage(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
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
  @NotImplemented
  public Response rotateImagePage(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @RequestBody(required = true) RotateImagePageRequest request) {
    throw notImplemented();
  }

  @GET
  @Path("/Entries/{entryId}/Document/Pages/{pageNumber}/Text")
  @Operation(operationId = "GetPageText", summary = "Reads the text of a page")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = PageTextResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getPageText(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @PathParam("pageNumber") int pageNumber,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }
}
