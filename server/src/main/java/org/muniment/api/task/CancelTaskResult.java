package org.muniment.api.task;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether a task was asked to stop. */
@Schema(name = "CancelTaskResult")
public record CancelTaskResult(@Nullable String id, TaskType taskType, boolean result) {}
