package org.muniment.api.metadata;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.ListParams;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.WholeListing;
import org.muniment.api.definition.DefinitionMapper;
import org.muniment.definition.TagDefinition;
import org.muniment.metadata.MetadataService;

/** The tags of an entry. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class TagResource {
  private static final WholeListing<TagDto> LISTING =
      new WholeListing<>(TagDto.class, "Collection(Laserfiche.Repository.Tag)");

  private final MetadataService metadata;
  private final Callers callers;
  private final Answers answers;

  @Inject
  TagResource(MetadataService metadata, Callers callers, Answers answers) {
    this.metadata = metadata;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/Entries/{entryId}/Tags")
  @Operation(operationId = "ListTags", summary = "Lists the tags of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TagCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listTags(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @BeanParam ListParams query) {
    return Response.ok(
            LISTING.page(
                answers,
                query,
                metadata.tags(callers.current(), entryId).stream().map(TagResource::tag).toList()))
        .build();
  }

  @PUT
  @Path("/Entries/{entryId}/Tags")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "SetTags", summary = "Replaces the tags of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TagCollectionResponse.class)
  @RequiresScope(Scope.WRITE)
  public Response setTags(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) SetTagsRequest request) {
    return Response.ok(
            answers.collection(
                answers.request(),
                "Collection(Laserfiche.Repository.Tag)",
                metadata
                    .setTags(callers.current(), entryId, MetadataInputs.tags(request.tags()))
                    .stream()
                    .map(TagResource::tag)
                    .toList()))
        .build();
  }

  private static TagDto tag(TagDefinition tag) {
    return new TagDto(
        tag.id(),
        tag.name(),
        tag.displayName(),
        tag.description(),
        tag.secure(),
        DefinitionMapper.watermark(tag.watermark()));
  }
}
