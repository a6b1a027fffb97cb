package org.muniment.api.records;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The properties of a record series. */
@Schema(name = "RecordSeriesProperties")
public record RecordSeriesPropertiesDto(
    @Nullable String code,
    @Nullable Integer cutoffCriterionId,
    @Nullable Integer dispositionScheduleId,
    @Nullable String dispositionAuthority,
    boolean isPermanent,
    @Nullable Integer reviewCycleId,
    @Nullable Integer reviewInterval,
    @Nullable ReviewIntervalUnit reviewIntervalUnit) {}
