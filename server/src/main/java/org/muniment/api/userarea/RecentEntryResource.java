package org.muniment.api.userarea;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.userarea.RecentEntryService;
import org.muniment.userarea.RecentKind;

/** The entries the caller used last. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "UserAreas")
public class RecentEntryResource {
  private final RecentEntryService recent;
  private final Callers callers;

  @Inject
  RecentEntryResource(RecentEntryService recent, Callers callers) {
    this.recent = recent;
    this.callers = callers;
  }

  @GET
  @Path("/RecentDocuments")
  @Operation(
      operationId = "GetRecentDocuments",
      summary = "Lists the documents the caller used last")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = UserAreaEntryDto.class)))
  @RequiresScope(Scope.READ)
  public Response getRecentDocuments(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("documentLimit") @Nullable Integer documentLimit) {
    return Response.ok(
            UserAreaMapper.entries(
                recent.list(callers.current(), RecentKind.DOCUMENT, documentLimit)))
        .build();
  }

  @GET
  @Path("/RecentFolders")
  @Operation(operationId = "GetRecentFolders", summary = "Lists the folders the caller used last")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = UserAreaEntryDto.class)))
  @RequiresScope(Scope.READ)
  public Response getRecentFolders(@PathParam("repositoryId") String repositoryId) {
    return Response.ok(
            UserAreaMapper.entries(recent.list(callers.current(), RecentKind.FOLDER, null)))
        .build();
  }
}
