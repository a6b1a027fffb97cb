package org.muniment.api.task;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** The state of long operations. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks")
public class TaskResource {
  @GET
  @Path("/Tasks")
  @Operation(operationId = "ListTasks", summary = "Reports tasks, waiting until they end")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TaskCollectionResponse.class)
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response listTasks(
      @PathParam("repositoryId") String repositoryId, @QueryParam("taskIds") List<String> taskIds) {
    throw notImplemented();
  }

  @DELETE
  @Path("/Tasks")
  @Operation(operationId = "CancelTasks", summary = "Asks tasks to stop")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = CancelTasksResponse.class)
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response cancelTasks(
      @PathParam("repositoryId") String repositoryId, @QueryParam("taskIds") List<String> taskIds) {
    throw notImplemented();
  }

  @POST
  @Path("/Tasks/StartTestTaskAsync")
  @Operation(
      operationId = "StartTestTask",
      summary = "Starts a task that does nothing, to try a client with")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = StartTaskResponse.class)
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response startTestTask(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("operationTime") @Nullable Integer operationTime,
      @QueryParam("hasRedirectUri") boolean hasRedirectUri,
      @QueryParam("hasError") boolean hasError) {
    throw notImplemented();
  }
}
