package org.muniment.api.task;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequestInfo;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.identity.Caller;
import org.muniment.task.TaskService;
import org.muniment.task.TaskSnapshot;
import org.muniment.task.TestTask;

/** The state of long operations. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks")
public class TaskResource {
  private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,9})\"?");

  private static final Pattern NAMED = Pattern.compile("(?i)(^|&)taskIds(=|&|$)");

  private final TaskService tasks;
  private final TaskAnswers taskAnswers;
  private final Callers callers;
  private final Answers answers;
  private final Clock clock;

  @Inject
  TaskResource(
      TaskService tasks, TaskAnswers taskAnswers, Callers callers, Answers answers, Clock clock) {
    this.tasks = tasks;
    this.taskAnswers = taskAnswers;
    this.callers = callers;
    this.answers = answers;
    this.clock = clock;
  }

  @GET
  @Path("/Tasks")
  @Operation(operationId = "ListTasks", summary = "Reports tasks, waiting until they end")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TaskCollectionResponse.class)
  @RequiresScope(Scope.NONE)
  @Blocking
  public CompletionStage<Response> listTasks(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("taskIds") List<String> taskIds,
      @HeaderParam("Prefer") @Nullable String prefer) {
    Caller caller = callers.current();
    RequestInfo request = answers.request();
    if (taskIds.stream().allMatch(String::isBlank)) {
      return CompletableFuture.completedFuture(answer(tasks.listSession(caller), request, caller));
    }
    return tasks
        .list(caller, ids(taskIds), wait(prefer))
        .thenApply(found -> answer(found, request, caller));
  }

  private Response answer(List<TaskSnapshot> found, RequestInfo request, Caller caller) {
    return Response.ok(
            answers.collection(
                request,
                "Tasks",
                found.stream()
                    .map(task -> TaskMapper.annotated(task, request, caller, clock))
                    .toList()))
        .build();
  }

  /** Whether the request has the parameter at all, be it empty. */
  private static boolean isNamed(@Nullable String query) {
    return query != null && NAMED.matcher(query).find();
  }

  /** The ids as sent, one by one or separated by commas; what can't be an id is nobody's. */
  private static List<UUID> ids(List<String> sent) {
    return sent.stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::trim)
        .filter(text -> text.length() == 36)
        .flatMap(TaskResource::id)
        .distinct()
        .toList();
  }

  private static Stream<UUID> id(String text) {
    try {
      return Stream.of(UUID.fromString(text));
    } catch (IllegalArgumentException unknown) {
      return Stream.empty();
    }
  }

  /** How long the caller would wait (RFC 7240), or null. */
  private static @Nullable Duration wait(@Nullable String prefer) {
    if (prefer != null) {
      for (String preference : prefer.split("[,;]")) {
        Matcher matcher = WAIT.matcher(preference.trim().toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
          return Duration.ofSeconds(Long.parseLong(matcher.group(1)));
        }
      }
    }
    return null;
  }

  @DELETE
  @Path("/Tasks")
  @Operation(operationId = "CancelTasks", summary = "Asks tasks to stop")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = CancelTasksResponse.class)
  @RequiresScope(Scope.NONE)
  public Response cancelTasks(
      @PathParam("repositoryId") String repositoryId, @QueryParam("taskIds") List<String> taskIds) {
    Caller caller = callers.current();
    // An empty value is no id: it must not stop everything by accident.
    List<TaskSnapshot> found =
        isNamed(answers.request().query())
            ? tasks.cancel(caller, ids(taskIds))
            : tasks.cancelSession(caller);
    return Response.ok(
            answers.collection(
                answers.request(),
                "Collection(Laserfiche.Repository.CancelTaskResult)",
                TaskMapper.cancelled(found)))
        .build();
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
  public Response startTestTask(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("operationTime") @Nullable Integer operationTime,
      @QueryParam("hasRedirectUri") boolean hasRedirectUri,
      @QueryParam("hasError") boolean hasError,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
    return taskAnswers.started(
        Response.Status.OK,
        tasks.start(
            callers.current(),
            TestTask.start(
                Duration.ofSeconds(operationTime == null ? 0 : operationTime),
                hasRedirectUri,
                hasError,
                idempotencyKey)));
  }
}
