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
import org.muniment.definition.LinkDefinition;
import org.muniment.metadata.Link;
import org.muniment.metadata.MetadataService;

/** The links between entries. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class LinkResource {
  private static final WholeListing<LinkDto> LISTING =
      new WholeListing<>(LinkDto.class, "Collection(Laserfiche.Repository.Link)");

  private final MetadataService metadata;
  private final Callers callers;
  private final Answers answers;

  @Inject
  LinkResource(MetadataService metadata, Callers callers, Answers answers) {
    this.metadata = metadata;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/Entries/{entryId}/Links")
  @Operation(operationId = "ListLinks", summary = "Lists the links of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = LinkCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listLinks(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @BeanParam ListParams query) {
    return Response.ok(
            LISTING.page(
                answers,
                query,
                metadata.links(callers.current(), entryId).stream().map(this::link).toList()))
        .build();
  }

  @PUT
  @Path("/Entries/{entryId}/Links")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "SetLinks", summary = "Replaces the links of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = LinkCollectionResponse.class)
  @RequiresScope(Scope.WRITE)
  public Response setLinks(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) SetLinksRequest request) {
    return Response.ok(
            answers.collection(
                answers.request(),
                "Collection(Laserfiche.Repository.Link)",
                metadata
                    .setLinks(callers.current(), entryId, MetadataInputs.links(request.links()))
                    .stream()
                    .map(this::link)
                    .toList()))
        .build();
  }

  private LinkDto link(Link link) {
    String repository = callers.current().repositoryName();
    LinkDefinition definition = link.definition();
    return new LinkDto(
        link.id(),
        definition.description(),
        link.sourceId(),
        link.sourcePath(),
        definition.sourceLabel(),
        answers.url().entry(repository, link.sourceId()),
        link.targetId(),
        link.targetPath(),
        definition.targetLabel(),
        answers.url().entry(repository, link.targetId()),
        definition.id(),
        definition.description(),
        link.properties());
  }
}
