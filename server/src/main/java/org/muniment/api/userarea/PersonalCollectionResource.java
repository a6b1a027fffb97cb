package org.muniment.api.userarea;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.userarea.PersonalCollection;
import org.muniment.userarea.PersonalCollectionService;

/** The caller's own collections of entries. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "UserAreas")
public class PersonalCollectionResource {
  private final PersonalCollectionService collections;
  private final Callers callers;
  private final Answers answers;

  @Inject
  PersonalCollectionResource(
      PersonalCollectionService collections, Callers callers, Answers answers) {
    this.collections = collections;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/PersonalCollections")
  @Operation(
      operationId = "GetPersonalCollections",
      summary = "Lists the collections of the caller")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(type = SchemaType.ARRAY, implementation = PersonalCollectionDto.class)))
  @RequiresScope(Scope.READ)
  public Response getPersonalCollections(@PathParam("repositoryId") String repositoryId) {
    return Response.ok(
            collections.list(callers.current()).stream().map(UserAreaMapper::collection).toList())
        .build();
  }

  @POST
  @Path("/PersonalCollections")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CreatePersonalCollection", summary = "Creates a collection")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = PersonalCollectionDto.class)
  @RequiresScope(Scope.WRITE)
  public Response createPersonalCollection(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) CreatePersonalCollectionRequest request) {
    return answer(collections.create(callers.current(), request.name()), Selection.ALL);
  }

  @GET
  @Path("/PersonalCollections/{collectionId}")
  @Operation(operationId = "GetPersonalCollection", summary = "Reads a collection")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = PersonalCollectionDto.class)
  @RequiresScope(Scope.READ)
  public Response getPersonalCollection(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("collectionId") String collectionId,
      @QueryParam("$select") @Nullable String select) {
    Selection selection = UserAreaMapper.ofCollection(select);
    return answer(collections.get(callers.current(), collectionId), selection);
  }

  @PATCH
  @Path("/PersonalCollections/{collectionId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "RenamePersonalCollection", summary = "Renames a collection")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = PersonalCollectionDto.class)
  @RequiresScope(Scope.WRITE)
  public Response renamePersonalCollection(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("collectionId") String collectionId,
      @RequestBody(required = true) RenamePersonalCollectionRequest request) {
    return answer(
        collections.rename(callers.current(), collectionId, request.name()), Selection.ALL);
  }

  @DELETE
  @Path("/PersonalCollections/{collectionId}")
  @Operation(
      operationId = "DeletePersonalCollection",
      summary = "Deletes a collection, not its entries")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response deletePersonalCollection(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("collectionId") String collectionId) {
    collections.delete(callers.current(), collectionId);
    return Response.noContent().build();
  }

  @POST
  @Path("/PersonalCollections/{collectionId}/Entries")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "AddCollectionEntries", summary = "Adds entries to a collection")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = PersonalCollectionDto.class)
  @RequiresScope(Scope.WRITE)
  public Response addCollectionEntries(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("collectionId") String collectionId,
      @RequestBody(required = true) EntryIdsRequest request) {
    return answer(
        collections.addEntries(callers.current(), collectionId, request.entryIds()), Selection.ALL);
  }

  @DELETE
  @Path("/PersonalCollections/{collectionId}/Entries")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "RemoveCollectionEntries", summary = "Takes entries out of a collection")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = PersonalCollectionDto.class)
  @RequiresScope(Scope.WRITE)
  public Response removeCollectionEntries(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("collectionId") String collectionId,
      @RequestBody(required = true) EntryIdsRequest request) {
    return answer(
        collections.removeEntries(callers.current(), collectionId, request.entryIds()),
        Selection.ALL);
  }

  private Response answer(PersonalCollection collection, Selection selection) {
    return Response.ok(
            answers.single(
                UserAreaMapper.COLLECTION, UserAreaMapper.collection(collection), selection))
        .build();
  }
}
