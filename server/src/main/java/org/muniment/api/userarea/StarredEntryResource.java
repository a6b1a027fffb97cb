package org.muniment.api.userarea;

import static org.muniment.api.NotImplementedFilter.notImplemented;

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
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** The entries the caller has starred. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "UserAreas")
public class StarredEntryResource {
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
  @NotImplemented
  public Response getStarredEntries(@PathParam("repositoryId") String repositoryId) {
    throw notImplemented();
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
  @NotImplemented
  public Response starEntries(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) StarEntriesRequest request) {
    throw notImplemented();
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
  @NotImplemented
  public Response unstarEntries(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) StarEntriesRequest request) {
    throw notImplemented();
  }
}
