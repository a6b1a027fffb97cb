package org.muniment.api.task;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiTimes;
import org.muniment.api.ProblemDetails;

/** How far a task has come. */
@Schema(name = "TaskProgress")
public record TaskProgress(
    @Nullable String id,
    TaskType taskType,
    int percentComplete,
    TaskStatus status,
    List<ProblemDetails> errors,
    @Nullable TaskResult result,
    @JsonSerialize(using = ApiTimes.Ticks.class) Instant startTime,
    @JsonSerialize(using = ApiTimes.Ticks.class) Instant lastUpdateTime) {}
