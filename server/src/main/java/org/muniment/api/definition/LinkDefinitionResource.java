package org.muniment.api.definition;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.ListParams;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.definition.DefinitionCatalog;

/** Link definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "LinkDefinitions")
public class LinkDefinitionResource {
  private final DefinitionCatalog catalog;
  private final Callers callers;
  private final Answers answers;

  @Inject
  LinkDefinitionResource(DefinitionCatalog catalog, Callers callers, Answers answers) {
    this.catalog = catalog;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/LinkDefinitions")
  @Operation(operationId = "ListLinkDefinitions", summary = "Lists the link definitions")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = LinkDefinitionCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listLinkDefinitions(
      @PathParam("repositoryId") String repositoryId, @BeanParam ListParams query) {
    return Response.ok(
            DefinitionMapper.LINKS.page(
                answers,
                query,
                catalog.links(callers.current()).stream().map(DefinitionMapper::link).toList()))
        .build();
  }

  @GET
  @Path("/LinkDefinitions/{linkDefinitionId}")
  @Operation(operationId = "GetLinkDefinition", summary = "Reads a link definition")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = LinkDefinitionDto.class)
  @RequiresScope(Scope.READ)
  public Response getLinkDefinition(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("linkDefinitionId") int linkDefinitionId,
      @QueryParam("$select") @Nullable String select) {
    return Response.ok(
            answers.single(
                DefinitionMapper.LINK,
                DefinitionMapper.link(catalog.link(callers.current(), linkDefinitionId)),
                DefinitionMapper.LINKS.selection(select)))
        .build();
  }
}
