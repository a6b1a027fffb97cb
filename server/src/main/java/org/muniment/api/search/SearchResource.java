package org.muniment.api.search;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.ListParams;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.entry.EntryCollectionResponse;
import org.muniment.api.task.StartTaskResponse;

/** Searches that run as tasks, their results and their hits. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Searches")
public class SearchResource {
  @POST
  @Path("/Searches/SearchAsync")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "StartSearchEntry", summary = "Starts a search")
  @APIResponseSchema(
      responseCode = "202",
      responseDescription = "The task has started.",
      value = StartTaskResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response startSearchEntry(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) StartSearchEntryRequest request) {
    throw notImplemented();
  }

  @GET
  @Path("/Searches/{taskId}/Results")
  @Operation(operationId = "ListSearchResults", summary = "Lists the results of a search")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryCollectionResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listSearchResults(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("taskId") String taskId,
      @QueryParam("groupByEntryType") boolean groupByEntryType,
      @QueryParam("refresh") boolean refresh,
      @QueryParam("fields") List<String> fields,
      @QueryParam("formatFieldValues") boolean formatFieldValues,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    throw notImplemented();
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
  @NotImplemented
  public Response listSearchContextHits(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("taskId") String taskId,
      @PathParam("rowNumber") int rowNumber,
      @BeanParam ListParams query) {
    throw notImplemented();
  }
}
