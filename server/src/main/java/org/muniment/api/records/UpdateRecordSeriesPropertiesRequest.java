package org.muniment.api.records;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code UpdateRecordSeriesProperties}. */
@Schema(name = "UpdateRecordSeriesPropertiesRequest")
public record UpdateRecordSeriesPropertiesRequest(
    @Nullable Integer cutoffCriterionId,
    @Nullable Integer dispositionScheduleId,
    @Nullable String dispositionAuthority,
    @Nullable Boolean isPermanent,
    @Nullable Integer reviewCycleId,
    @Nullable Integer reviewInterval,
    @Nullable ReviewIntervalUnit reviewIntervalUnit,
    boolean cascade) {}
