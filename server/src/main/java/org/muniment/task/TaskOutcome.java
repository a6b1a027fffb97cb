package org.muniment.task;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.error.Problem;

/**
 * What one step of a handler came to. It is stored in the transaction that holds the step's
 * effects.
 *
 * @param kind what is to happen next
 * @param state what the next step needs to know, as an object that Jackson can write; null to keep
 *     what is stored
 * @param done units of work done so far, in all
 * @param total units of work in all, or null when not known yet
 * @param errors problems met in this step
 * @param result for {@link Kind#COMPLETED}
 * @param notBefore for {@link Kind#WAIT}: when the next step is due
 */
public record TaskOutcome(
    Kind kind,
    @Nullable Object state,
    long done,
    @Nullable Long total,
    List<Problem> errors,
    @Nullable TaskResult result,
    @Nullable Instant notBefore) {
  /** What happens after a step. */
  public enum Kind {
    CONTINUE,
    WAIT,
    COMPLETED,
    FAILED
  }

  /** There is more to do. */
  public static TaskOutcome next(Object state, long done, @Nullable Long total) {
    return new TaskOutcome(Kind.CONTINUE, state, done, total, List.of(), null, null);
  }

  /** There is more to do, but not before the given time; no worker is held until then. */
  public static TaskOutcome waitUntil(Instant time, Object state, long done, @Nullable Long total) {
    return new TaskOutcome(Kind.WAIT, state, done, total, List.of(), null, time);
  }

  /** All is done. */
  public static TaskOutcome completed(TaskResult result, long done) {
    return new TaskOutcome(Kind.COMPLETED, null, done, done, List.of(), result, null);
  }

  /** What could be done is done, and the task as a whole failed. */
  public static TaskOutcome failed(long done, @Nullable Long total, List<Problem> errors) {
    return new TaskOutcome(Kind.FAILED, null, done, total, errors, null, null);
  }

  public TaskOutcome withErrors(List<Problem> problems) {
    return new TaskOutcome(kind, state, done, total, problems, result, notBefore);
  }
}
