package org.muniment.api.task;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which tasks were asked to stop. */
@Schema(name = "CancelTasksResponse")
public record CancelTasksResponse(List<CancelTaskResult> value) {}
