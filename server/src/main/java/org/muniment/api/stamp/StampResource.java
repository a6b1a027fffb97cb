package org.muniment.api.stamp;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.muniment.api.ApiPath;
import org.muniment.api.FileForm;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.SortParams;

/** The stamp catalogue. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stamps")
public class StampResource {
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
  @NotImplemented
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
    throw notImplemented();
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
  @NotImplemented
  public Response createStamp(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("name") @Nullable String name,
      @QueryParam("isPublic") @Nullable Boolean isPublic,
      InputStream body) {
    throw notImplemented();
  }

  @GET
  @Path("/Stamps/{stampId}")
  @Operation(operationId = "GetStamp", summary = "Reads a stamp")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = StampDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getStamp(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("stampId") int stampId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
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
  @NotImplemented
  public Response updateStamp(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("stampId") int stampId,
      @RequestBody(required = true) UpdateStampRequest request) {
    throw notImplemented();
  }

  @DELETE
  @Path("/Stamps/{stampId}")
  @Operation(operationId = "DeleteStamp", summary = "Deletes a stamp")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response deleteStamp(
      @PathParam("repositoryId") String repositoryId, @PathParam("stampId") int stampId) {
    throw notImplemented();
  }

  @GET
  @Path("/Stamps/{stampId}/Image")
  @Operation(operationId = "GetStampImage", summary = "Reads the image of a public stamp")
  @APIResponse(
      responseCode = "200",
      description = "The bytes.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getStampImage(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("stampId") int stampId,
      @QueryParam("color") @Nullable String color,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }
}
