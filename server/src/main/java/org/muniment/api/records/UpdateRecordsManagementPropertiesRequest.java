package org.muniment.api.records;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code UpdateEntryRecordsManagementProperties}. */
@Schema(name = "UpdateRecordsManagementPropertiesRequest")
public record UpdateRecordsManagementPropertiesRequest(
    @Nullable Integer cutoffCriterionId,
    @Nullable Integer dispositionScheduleId,
    @Nullable Instant filingDate,
    @Nullable Instant triggerDate,
    @Nullable Boolean isCutoffCriterionInherited,
    @Nullable Boolean isDispositionScheduleInherited,
    @Nullable Instant lastReviewDate,
    boolean clearLastReviewDate,
    boolean clearTriggerDate,
    @Nullable Boolean isClosed,
    @Nullable Boolean isPermanent,
    @Nullable String dispositionAuthority,
    @Nullable Integer reviewCycleId,
    @Nullable Integer reviewInterval,
    @Nullable ReviewIntervalUnit reviewIntervalUnit) {}
