package org.muniment.api.task;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The states of a task. */
@Schema(name = "TaskStatus")
public enum TaskStatus {
  NotStarted,
  InProgress,
  Completed,
  Failed,
  Cancelled
}
