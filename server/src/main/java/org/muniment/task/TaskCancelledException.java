package org.muniment.task;

/** Somebody asked to stop the task; the runner ends it. A handler lets it pass. */
public final class TaskCancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TaskCancelledException(TaskId id) {
    super("Task " + id + " is to be stopped");
  }
}
