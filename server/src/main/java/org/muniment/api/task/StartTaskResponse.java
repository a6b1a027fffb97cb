package org.muniment.api.task;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The id of the task that was started. */
@Schema(name = "StartTaskResponse")
public record StartTaskResponse(@Nullable String taskId) {}
