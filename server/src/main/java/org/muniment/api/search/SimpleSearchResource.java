package org.muniment.api.search;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.SortParams;
import org.muniment.api.entry.EntryCollectionResponse;

/** Searches that answer within the call. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "SimpleSearches")
public class SimpleSearchResource {
  @POST
  @Path("/SimpleSearches")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "SearchEntry", summary = "Searches and answers at once")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryCollectionResponse.class)
  @APIResponse(
      responseCode = "206",
      description = "The first results.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = EntryCollectionResponse.class)))
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response searchEntry(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("fields") List<String> fields,
      @QueryParam("formatFieldValues") boolean formatFieldValues,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam SortParams query,
      @RequestBody(required = true) SearchEntryRequest request) {
    throw notImplemented();
  }
}
