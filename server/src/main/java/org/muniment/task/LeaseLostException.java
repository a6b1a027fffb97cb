package org.muniment.task;

/** Another node has taken the task; this one must leave it alone. */
final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLostException(TaskId id) {
    super("Another node has taken task " + id);
  }
}
