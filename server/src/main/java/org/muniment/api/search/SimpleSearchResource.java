package org.muniment.api.search;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.HttpURLConnection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import org.muniment.api.ODataQuery;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.SortParams;
import org.muniment.api.entry.EntryCollectionResponse;
import org.muniment.api.entry.EntryMapper;
import org.muniment.api.entry.ListedEntries;
import org.muniment.search.SearchService;

/** Searches that answer within the call. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "SimpleSearches")
public class SimpleSearchResource {

  private final SearchService searches;
  private final ListedEntries listed;
  private final Callers callers;
  private final Answers answers;

  @Inject
  SimpleSearchResource(
      SearchService searches, ListedEntries listed, Callers callers, Answers answers) {
    this.searches = searches;
    this.listed = listed;
    this.callers = callers;
    this.answers = answers;
  }

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
  public Response searchEntry(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("fields") List<String> fields,
      @QueryParam("formatFieldValues") boolean formatFieldValues,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam SortParams query,
      @RequestBody(required = true) SearchEntryRequest request) {
    ODataQuery options = query.parse(EntryMapper.NAMES);
    ListedEntries.Fields wanted = ListedEntries.Fields.of(fields, formatFieldValues, culture);
    SearchService.Simple found =
        searches.search(
            callers.current(),
            request.searchCommand(),
            SearchAnswers.order(options),
            options.count());
    Long total = found.total();
    return Response.status(
            found.complete() ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_PARTIAL)
        .entity(
            answers.page(
                EntryMapper.COLLECTION,
                options,
                SearchAnswers.listing(listed.rows(found.entries(), wanted), null),
                EntryMapper.inListing(options.select()),
                total == null ? null : Math.toIntExact(total)))
        .build();
  }
}
