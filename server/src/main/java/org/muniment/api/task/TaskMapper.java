package org.muniment.api.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiTimes;
import org.muniment.api.ProblemDetails;
import org.muniment.api.RequestInfo;
import org.muniment.error.Problem;
import org.muniment.identity.Caller;
import org.muniment.task.TaskSnapshot;

/** Tasks as clients see them (contract: long-operations §2). */
final class TaskMapper {
  private TaskMapper() {}

  /** A task with more about its progress than the contract has, as annotations. */
  record Annotated(
      @JsonUnwrapped TaskProgress progress,
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("@muniment.total")
          @Nullable Long total,
      @JsonProperty("@muniment.done") long done,
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("@muniment.ratePerSecond")
          @Nullable Double ratePerSecond,
      @JsonInclude(JsonInclude.Include.NON_NULL)
          @JsonProperty("@muniment.estimatedEndTime")
          @JsonSerialize(using = ApiTimes.Ticks.class)
          @Nullable Instant estimatedEndTime) {}

  static Annotated annotated(TaskSnapshot task, RequestInfo request, Caller caller, Clock clock) {
    Instant now = clock.instant();
    Instant end = task.endTime();
    Instant begin = task.workStartTime();
    Double rate = null;
    Instant estimate = null;
    if (begin != null && task.done() > 0) {
      double seconds = Duration.between(begin, end == null ? now : end).toMillis() / 1000.0;
      if (seconds > 0) {
        double perSecond = task.done() / seconds;
        rate = Math.round(perSecond * 10) / 10.0;
        Long total = task.total();
        if (end == null && total != null) {
          estimate = now.plusMillis((long) ((total - task.done()) / perSecond * 1000));
        }
      }
    }
    return new Annotated(
        progress(task, request, caller), task.total(), task.done(), rate, estimate);
  }

  private static TaskProgress progress(TaskSnapshot task, RequestInfo request, Caller caller) {
    org.muniment.task.TaskResult result = task.result();
    String path = result == null ? null : result.path();
    return new TaskProgress(
        task.id().value().toString(),
        type(task),
        task.percentComplete(),
        TaskStatus.valueOf(task.status().name()),
        task.errors().stream().map(problem -> problem(problem, task, request, caller)).toList(),
        result == null
            ? null
            : new TaskResult(result.entryId(), path == null ? null : request.url().of("/" + path)),
        task.startTime(),
        task.lastUpdateTime());
  }

  static TaskType type(TaskSnapshot task) {
    return TaskType.valueOf(task.type().name());
  }

  private static ProblemDetails problem(
      Problem problem, TaskSnapshot task, RequestInfo request, Caller caller) {
    Integer entryId = problem.entryId();
    String repository = "/v2/Repositories/" + caller.repositoryName();
    return ProblemDetails.of(
        problem.code(),
        problem.title(),
        entryId == null ? repository + "/Tasks" : repository + "/Entries/" + entryId,
        task.id().value().toString(),
        request.traceId());
  }

  static List<CancelTaskResult> cancelled(List<TaskSnapshot> tasks) {
    return tasks.stream()
        .map(task -> new CancelTaskResult(task.id().value().toString(), type(task), true))
        .toList();
  }
}
