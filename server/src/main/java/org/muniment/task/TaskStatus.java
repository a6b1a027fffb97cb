package org.muniment.task;

/**
 * Where a task stands. There is no state for "not started": a task that waits for a worker shows as
 * in progress, since clients stop polling at the first other status (contract: long-operations §2).
 */
public enum TaskStatus {
  InProgress,
  Completed,
  Failed,
  Cancelled;

  public boolean isEnded() {
    return this != InProgress;
  }
}
