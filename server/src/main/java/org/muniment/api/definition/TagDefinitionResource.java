package org.muniment.api.definition;

import static org.muniment.api.NotImplementedFilter.notImplemented;

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
import org.muniment.api.ApiPath;
import org.muniment.api.ListParams;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** Tag definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "TagDefinitions")
public class TagDefinitionResource {
  @GET
  @Path("/TagDefinitions")
  @Operation(operationId = "ListTagDefinitions", summary = "Lists the tag definitions")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TagDefinitionCollectionResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listTagDefinitions(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    throw notImplemented();
  }

  @GET
  @Path("/TagDefinitions/{tagId}")
  @Operation(operationId = "GetTagDefinition", summary = "Reads a tag definition")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TagDefinitionDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getTagDefinition(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("tagId") int tagId,
      @QueryParam("culture") @Nullable String culture,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }
}
