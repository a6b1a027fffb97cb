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

/** Tag definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "TagDefinitions")
public class TagDefinitionResource {
  private final DefinitionCatalog catalog;
  private final Callers callers;
  private final Answers answers;

  @Inject
  TagDefinitionResource(DefinitionCatalog catalog, Callers callers, Answers answers) {
    this.catalog = catalog;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/TagDefinitions")
  @Operation(operationId = "ListTagDefinitions", summary = "Lists the tag definitions")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TagDefinitionCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listTagDefinitions(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    return Response.ok(
            DefinitionMapper.TAGS.page(
                answers,
                query,
                catalog.tags(callers.current()).stream().map(DefinitionMapper::tag).toList()))
        .build();
  }

  @GET
  @Path("/TagDefinitions/{tagId}")
  @Operation(operationId = "GetTagDefinition", summary = "Reads a tag definition")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TagDefinitionDto.class)
  @RequiresScope(Scope.READ)
  public Response getTagDefinition(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("tagId") int tagId,
      @QueryParam("culture") @Nullable String culture,
      @QueryParam("$select") @Nullable String select) {
    return Response.ok(
            answers.single(
                DefinitionMapper.TAG,
                DefinitionMapper.tag(catalog.tag(callers.current(), tagId)),
                DefinitionMapper.TAGS.selection(select)))
        .build();
  }
}
