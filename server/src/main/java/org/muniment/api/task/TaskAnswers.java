package org.muniment.api.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.muniment.api.Answers;
import org.muniment.api.Callers;
import org.muniment.task.TaskId;

/** Answers the start of a task (contract: long-operations §1). */
@Singleton
public class TaskAnswers {
  private static final String TYPE = "Laserfiche.Repository.StartTaskResponse";
  private static final int RETRY_SECONDS = 1;

  private final Answers answers;
  private final Callers callers;

  @Inject
  TaskAnswers(Answers answers, Callers callers) {
    this.answers = answers;
    this.callers = callers;
  }

  /** 202, with the place where the task can be followed. */
  public Response accepted(TaskId id) {
    return started(Response.Status.ACCEPTED, id);
  }

  /** As {@link #accepted}, in the form that an export has (contract: overview §5). */
  public Response acceptedExport(TaskId id, int entryId) {
    ObjectNode body =
        answers.single(
            "Repositories('"
                + callers.current().repositoryName()
                + "')/entries("
                + entryId
                + ")/ExportAsync",
            Map.of("@odata.type", "#" + TYPE));
    body.put("taskId", id.value().toString());
    return started(Response.Status.ACCEPTED, id, body);
  }

  Response started(Response.Status status, TaskId id) {
    return started(status, id, answers.single(TYPE, new StartTaskResponse(id.value().toString())));
  }

  private Response started(Response.Status status, TaskId id, ObjectNode body) {
    String tasks =
        answers
            .url()
            .of(
                "/v2/Repositories/"
                    + callers.current().repositoryName()
                    + "/Tasks?taskIds="
                    + id.value());
    return Response.status(status)
        .header("Operation-Location", tasks)
        .header("Retry-After", RETRY_SECONDS)
        .entity(body)
        .build();
  }
}
