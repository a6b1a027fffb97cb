package org.muniment.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;

/**
 * Does the work of one kind of task. A handler is called again and again, each time for one small
 * step that ends in {@link TaskStep#commit}; all it may remember from step to step is the state it
 * commits. So a step that was lost with its process is simply done again.
 *
 * <p>One handler serves many tasks on many threads: implementations have no mutable fields.
 */
public interface TaskHandler {
  /** The name that is stored with the task; never changed once released. */
  String name();

  /**
   * Does the next piece of work, of some tens of milliseconds, and answers what {@link
   * TaskStep#commit} answered. Work on files happens before the commit and must be repeatable.
   *
   * @throws org.muniment.error.MunimentException when the task can't go on: it ends as Failed with
   *     this problem
   */
  TaskOutcome step(TaskStep step);

  /**
   * Removes what the task kept for itself; called in the transaction in which the task ends,
   * however it ends.
   */
  default void end(Transaction transaction, TaskId task) {}

  /**
   * How long the results of a completed task stay open without being read; null when a completed
   * task keeps nothing.
   */
  default @Nullable Duration openFor() {
    return null;
  }

  /**
   * Removes the results of a completed task: its owner closed it, or nobody read them for too long.
   */
  default void close(Transaction transaction, TaskId task) {}
}
