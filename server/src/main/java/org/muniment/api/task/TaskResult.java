package org.muniment.api.task;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a task made. */
@Schema(name = "TaskResult")
public record TaskResult(int entryId, @Nullable String uri) {}
