package org.muniment.api.stamp;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.Stamp;
import org.muniment.annotation.StampService;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.FileForm;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.api.SortParams;
import org.muniment.api.WholeListing;
import org.muniment.api.transfer.UploadedFile;
import org.muniment.blob.BlobStore;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Sid;

/** The stamp catalogue. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stamps")
public class StampResource {
  private static final String CONTEXT = "Laserfiche.Repository.Stamp";
  private static final WholeListing<StampDto> LISTING =
      new WholeListing<>(StampDto.class, "Collection(" + CONTEXT + ")");

  private final StampService stamps;
  private final BlobStore store;
  private final Callers callers;
  private final Answers answers;

  @Inject
  StampResource(StampService stamps, BlobStore store, Callers callers, Answers answers) {
    this.stamps = stamps;
    this.store = store;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/Stamps")
  @Operation(operationId = "ListStamps", summary = "Lists the stamps")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = StampDto.class)))
  @RequiresScope(Scope.READ)
  public Response listStamps(
      @PathParam("repositoryId") String repositoryId,
      @Parameter(
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      enumeration = {"0", "1", "2"}))
          @DefaultValue("0")
          @QueryParam("scope")
          int scope,
      @BeanParam SortParams query) {
    return Response.ok(
            LISTING.array(
                answers,
                query,
                stamps.list(callers.current(), scope).stream().map(this::dto).toList()))
        .build();
  }

  @POST
  @Path("/Stamps")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = FileForm.class)))
  @Operation(operationId = "CreateStamp", summary = "Creates a stamp from an image")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = StampDto.class)
  @RequiresScope(Scope.WRITE)
  public Response createStamp(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("name") @Nullable String name,
      @QueryParam("isPublic") @Nullable Boolean isPublic,
      @HeaderParam("Content-Type") @Nullable String contentType,
      InputStream body) {
    if (Boolean.TRUE.equals(isPublic)) {
      stamps.check(callers.current(), true);
    }
    try (UploadedFile file =
        UploadedFile.read(store, contentType, body, StampService.LARGEST_FILE)) {
      String chosen = name == null ? file.text("name") : name;
      boolean forAll = isPublic == null ? flag(file.text("isPublic")) : isPublic;
      return answer(
          stamps.create(callers.current(), chosen, forAll, file.content()), Selection.ALL);
    }
  }

  @GET
  @Path("/Stamps/{stampId}")
  @Operation(operationId = "GetStamp", summary = "Reads a stamp")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = StampDto.class)
  @RequiresScope(Scope.READ)
  public Response getStamp(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("stampId") int stampId,
      @QueryParam("$select") @Nullable String select) {
    Selection selection = LISTING.selection(select);
    return answer(stamps.get(callers.current(), stampId), selection);
  }

  @PATCH
  @Path("/Stamps/{stampId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "UpdateStamp", summary = "Changes a stamp")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = StampDto.class)
  @RequiresScope(Scope.WRITE)
  public Response updateStamp(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("stampId") int stampId,
      @RequestBody(required = true) UpdateStampRequest request) {
    return answer(
        stamps.update(callers.current(), stampId, request.name(), request.customData()),
        Selection.ALL);
  }

  @DELETE
  @Path("/Stamps/{stampId}")
  @Operation(operationId = "DeleteStamp", summary = "Deletes a stamp")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response deleteStamp(
      @PathParam("repositoryId") String repositoryId, @PathParam("stampId") int stampId) {
    stamps.delete(callers.current(), stampId);
    return Response.noContent().build();
  }

  @GET
  @Path("/Stamps/{stampId}/Image")
  // Whatever a client says it accepts, an image is answered with bytes (contract: overview §3).
  @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.WILDCARD})
  @Operation(operationId = "GetStampImage", summary = "Reads the image of a public stamp")
  @APIResponse(
      responseCode = "200",
      description = "The bytes.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @RequiresScope(Scope.READ)
  public Response getStampImage(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("stampId") int stampId,
      @QueryParam("color") @Nullable String color,
      @QueryParam("$select") @Nullable String select) {
    StampService.Image image = stamps.image(callers.current(), stampId, color);
    return Response.ok(image.open(), "image/png")
        .header("Content-Length", image.size())
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private static boolean flag(@Nullable String text) {
    if (text == null || text.equalsIgnoreCase("false")) {
      return false;
    }
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    throw new MunimentException(
        ErrorCode.INVALID_REQUEST, "The part 'isPublic' is neither true nor false.");
  }

  private StampDto dto(Stamp stamp) {
    return new StampDto(
        stamp.id(),
        stamp.name(),
        stamp.isPublic(),
        Sid.of(callers.current().repositoryId(), stamp.ownerId()),
        stamp.customData(),
        stamp.width(),
        stamp.height());
  }

  private Response answer(Stamp stamp, Selection selection) {
    return Response.ok(answers.single(CONTEXT, dto(stamp), selection)).build();
  }
}
