package org.muniment.api.userarea;

import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.userarea.UserArea;
import org.muniment.userarea.UserAreaService;

/** Areas that applications keep for a user. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "UserAreas")
public class UserAreaResource {
  private final UserAreaService areas;
  private final Callers callers;
  private final Answers answers;

  @Inject
  UserAreaResource(UserAreaService areas, Callers callers, Answers answers) {
    this.areas = areas;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/UserAreas")
  @Operation(operationId = "GetUserAreas", summary = "Lists the areas of the caller")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = UserAreaDto.class)))
  @RequiresScope(Scope.READ)
  public Response getUserAreas(@PathParam("repositoryId") String repositoryId) {
    return Response.ok(areas.list(callers.current()).stream().map(UserAreaMapper::area).toList())
        .build();
  }

  @POST
  @Path("/UserAreas")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CreateUserArea", summary = "Creates an area")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = UserAreaDto.class)
  @RequiresScope(Scope.WRITE)
  public Response createUserArea(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) CreateUserAreaRequest request) {
    return answer(
        areas.create(callers.current(), request.name(), request.comment(), request.data()),
        Selection.ALL);
  }

  @GET
  @Path("/UserAreas/{areaId}")
  @Operation(operationId = "GetUserArea", summary = "Reads an area")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = UserAreaDto.class)
  @RequiresScope(Scope.READ)
  public Response getUserArea(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("areaId") int areaId,
      @QueryParam("$select") @Nullable String select) {
    Selection selection = UserAreaMapper.ofArea(select);
    return answer(areas.get(callers.current(), areaId), selection);
  }

  @PUT
  @Path("/UserAreas/{areaId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "UpdateUserArea", summary = "Replaces the description of an area")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = UserAreaDto.class)
  @RequiresScope(Scope.WRITE)
  public Response updateUserArea(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("areaId") int areaId,
      @RequestBody(required = true) UpdateUserAreaRequest request) {
    return answer(
        areas.update(callers.current(), areaId, request.name(), request.comment(), request.data()),
        Selection.ALL);
  }

  @DELETE
  @Path("/UserAreas/{areaId}")
  @Operation(operationId = "DeleteUserArea", summary = "Deletes an area, not its entries")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response deleteUserArea(
      @PathParam("repositoryId") String repositoryId, @PathParam("areaId") int areaId) {
    areas.delete(callers.current(), areaId);
    return Response.noContent().build();
  }

  @GET
  @Path("/UserAreas/{areaId}/Entries")
  @Operation(operationId = "GetUserAreaEntries", summary = "Lists the entries of an area")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = UserAreaEntryDto.class)))
  @RequiresScope(Scope.READ)
  public Response getUserAreaEntries(
      @PathParam("repositoryId") String repositoryId, @PathParam("areaId") int areaId) {
    return Response.ok(UserAreaMapper.entries(areas.entries(callers.current(), areaId))).build();
  }

  @POST
  @Path("/UserAreas/{areaId}/Entries")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "AddUserAreaEntries", summary = "Adds entries to an area")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = UserAreaEntryDto.class)))
  @RequiresScope(Scope.WRITE)
  public Response addUserAreaEntries(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("areaId") int areaId,
      @RequestBody(required = true) EntryIdsRequest request) {
    return Response.ok(
            UserAreaMapper.entries(areas.addEntries(callers.current(), areaId, request.entryIds())))
        .build();
  }

  @DELETE
  @Path("/UserAreas/{areaId}/Entries")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "RemoveUserAreaEntries", summary = "Takes entries out of an area")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = UserAreaEntryDto.class)))
  @RequiresScope(Scope.WRITE)
  public Response removeUserAreaEntries(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("areaId") int areaId,
      @RequestBody(required = true) EntryIdsRequest request) {
    return Response.ok(
            UserAreaMapper.entries(
                areas.removeEntries(callers.current(), areaId, request.entryIds())))
        .build();
  }

  private Response answer(UserArea area, Selection selection) {
    return Response.ok(answers.single(UserAreaMapper.AREA, UserAreaMapper.area(area), selection))
        .build();
  }
}
