package org.muniment.api.task;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.muniment.api.Answers;
import org.muniment.api.Callers;
import org.muniment.task.TaskId;

/** Answers the start of a task (contract: long-operations §1). */
@Singleton
public class TaskAnswers {
  private static final String CONTEXT = "Laserfiche.Repository.StartTaskResponse";
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

  Response started(Response.Status status, TaskId id) {
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
        .entity(answers.single(CONTEXT, new StartTaskResponse(id.value().toString())))
        .build();
  }
}
