package org.muniment.api.userarea;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.userarea.StarredEntryService;

/** The entries the caller has starred. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "UserAreas")
public class StarredEntryResource {
  private final StarredEntryService starred;
  private final Callers callers;

  @Inject
  StarredEntryResource(StarredEntryService starred, Callers callers) {
    this.starred = starred;
    this.callers = callers;
  }

  @GET
  @Path("/StarredEntries")
  @Operation(operationId = "GetStarredEntries", summary = "Lists the starred entries of the caller")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = UserAreaEntryDto.class)))
  @RequiresScope(Scope.READ)
  public Response getStarredEntries(@PathParam("repositoryId") String repositoryId) {
    return Response.ok(UserAreaMapper.entries(starred.list(callers.current()))).build();
  }

  @POST
  @Path("/StarredEntries")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "StarEntries", summary = "Stars entries")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = UserAreaEntryDto.class)))
  @RequiresScope(Scope.WRITE)
  public Response starEntries(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) StarEntriesRequest request) {
    return Response.ok(UserAreaMapper.entries(starred.star(callers.current(), request.entryIds())))
        .build();
  }

  @DELETE
  @Path("/StarredEntries")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "UnstarEntries", summary = "Takes the star off entries")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = UserAreaEntryDto.class)))
  @RequiresScope(Scope.WRITE)
  public Response unstarEntries(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) StarEntriesRequest request) {
    return Response.ok(
            UserAreaMapper.entries(starred.unstar(callers.current(), request.entryIds())))
        .build();
  }
}
