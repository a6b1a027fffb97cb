package org.muniment.api.search;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.ListParams;
import org.muniment.api.Listing;
import org.muniment.api.ODataQuery;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.api.entry.EntryCollectionResponse;
import org.muniment.api.entry.EntryMapper;
import org.muniment.api.entry.ListedEntries;
import org.muniment.api.task.StartTaskResponse;
import org.muniment.api.task.TaskAnswers;
import org.muniment.entry.Entry;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.search.Fuzziness;
import org.muniment.search.SearchService;

/** Searches that run as tasks, their results and their hits. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Searches")
public class SearchResource {
  /** The context of search results (contract: overview §5). */
  private static final String RESULTS = "Results";

  private static final int RESULTS_PAGE = 150;
  private static final int HITS_PAGE = 100;

  private final SearchService searches;
  private final ListedEntries listed;
  private final Callers callers;
  private final Answers answers;
  private final TaskAnswers taskAnswers;

  @Inject
  SearchResource(
      SearchService searches,
      ListedEntries listed,
      Callers callers,
      Answers answers,
      TaskAnswers taskAnswers) {
    this.searches = searches;
    this.listed = listed;
    this.callers = callers;
    this.answers = answers;
    this.taskAnswers = taskAnswers;
  }

  @POST
  @Path("/Searches/SearchAsync")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "StartSearchEntry", summary = "Starts a search")
  @APIResponseSchema(
      responseCode = "202",
      responseDescription = "The task has started.",
      value = StartTaskResponse.class)
  @RequiresScope(Scope.READ)
  public Response startSearchEntry(
      @PathParam("repositoryId") String repositoryId,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @RequestBody(required = true) StartSearchEntryRequest request) {
    Fuzziness fuzziness =
        request.fuzzyType() == FuzzyType.None
            ? Fuzziness.NONE
            : new Fuzziness(request.fuzzyType() == FuzzyType.Percentage, request.fuzzyFactor());
    return taskAnswers.accepted(
        searches.start(callers.current(), request.searchCommand(), fuzziness, idempotencyKey));
  }

  @GET
  @Path("/Searches/{taskId}/Results")
  @Operation(operationId = "ListSearchResults", summary = "Lists the results of a search")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listSearchResults(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("taskId") String taskId,
      @QueryParam("groupByEntryType") boolean groupByEntryType,
      @QueryParam("refresh") boolean refresh,
      @QueryParam("fields") List<String> fields,
      @QueryParam("formatFieldValues") boolean formatFieldValues,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    ODataQuery options = query.parse(EntryMapper.NAMES);
    ListedEntries.Fields wanted = ListedEntries.Fields.of(fields, formatFieldValues, culture);
    int limit = options.limit(RESULTS_PAGE);
    SearchService.Page page =
        searches.list(
            callers.current(),
            id(taskId),
            new SearchService.Query(
                SearchAnswers.order(options),
                groupByEntryType,
                refresh,
                options.offset(),
                Math.max(1, limit)));
    List<Entry> shown = limit == 0 ? List.of() : page.entries();
    Long next = page.next();
    return Response.ok(
            answers.page(
                RESULTS,
                options,
                SearchAnswers.listing(listed.rows(shown, wanted), next),
                EntryMapper.inListing(options.select()),
                page.total()))
        .build();
  }

  /** An id that is none of ours names no search. */
  private static UUID id(String taskId) {
    try {
      return UUID.fromString(taskId);
    } catch (IllegalArgumentException notAnId) {
      throw new MunimentException(
          ErrorCode.SEARCH_NOT_FOUND, "There is no search with the id " + taskId + ".");
    }
  }

  @GET
  @Path("/Searches/{taskId}/Results/{rowNumber}/ContextHits")
  @Operation(
      operationId = "ListSearchContextHits",
      summary = "Shows where in an entry a search matched")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = SearchContextHitCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listSearchContextHits(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("taskId") String taskId,
      @PathParam("rowNumber") int rowNumber,
      @BeanParam ListParams query) {
    ODataQuery options = query.parse(SearchHitMapper.NAMES);
    List<SearchContextHit> hits =
        SearchHitMapper.hits(searches.contextHits(callers.current(), id(taskId), rowNumber));
    List<SearchContextHit> sorted =
        hits.stream()
            .sorted(
                options.comparator(
                    SearchHitMapper.ORDERS, Comparator.comparing(SearchContextHit::hitNumber)))
            .toList();
    return Response.ok(
            answers.page(
                SearchHitMapper.COLLECTION,
                options,
                Listing.of(sorted, options, HITS_PAGE),
                Selection.of(options.select(), Set.of()),
                hits.size()))
        .build();
  }
}
