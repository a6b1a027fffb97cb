package org.muniment.api.records;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ODataQuery;
import org.muniment.api.Selection;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.records.RecordEvent;
import org.muniment.records.RecordProperties;
import org.muniment.records.RecordSeries;
import org.muniment.records.RecordService;
import org.muniment.records.RecordUpdate;
import org.muniment.records.Retention;
import org.muniment.records.ReviewUnit;

/** Records management as clients see it (contract: more-resources §2). */
final class RecordMapper {
  private static final List<String> PROPERTIES =
      List.of(
          "recordType",
          "dispositionState",
          "isCutoff",
          "isEligibleForCutoff",
          "isEligibleForFinalDisposition",
          "cutoffDate",
          "cutoffEligibility",
          "finalDispositionEligibility",
          "dispositionConfirmationDate",
          "transferDates",
          "locationId",
          "activeDispositionScheduleId",
          "cutoffCriterionId",
          "dispositionScheduleId",
          "filingDate",
          "triggerDate",
          "recordFolderId",
          "underRecordFolder",
          "isIndividuallyCutoff",
          "isCutoffCriterionInherited",
          "isDispositionScheduleInherited",
          "reviewer",
          "lastReviewDate",
          "nextReviewDate",
          "isClosed",
          "isPermanent",
          "dispositionAuthority",
          "reviewCycleId",
          "reviewInterval",
          "reviewIntervalUnit");

  private static final List<String> SERIES =
      List.of(
          "code",
          "cutoffCriterionId",
          "dispositionScheduleId",
          "dispositionAuthority",
          "isPermanent",
          "reviewCycleId",
          "reviewInterval",
          "reviewIntervalUnit");

  private RecordMapper() {}

  /** The class of the properties is chosen by their type, so that it always stays. */
  static Selection properties(@Nullable String select) {
    return selection(PROPERTIES, select, Set.of("recordType"));
  }

  static Selection series(@Nullable String select) {
    return selection(SERIES, select, Set.of());
  }

  static Selection only(String member, @Nullable String select) {
    return selection(List.of(member), select, Set.of());
  }

  private static Selection selection(
      List<String> names, @Nullable String select, Set<String> always) {
    return Selection.of(
        ODataQuery.parseSelect(ODataQuery.Names.of(names, List.of()), select), always);
  }

  /**
   * @throws MunimentException INVALID_REQUEST when it is missing
   */
  static RecordService.Action action(@Nullable EligibleRecordsAction eligibleFor) {
    if (eligibleFor == null) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The query parameter eligibleFor is missing: Disposition or Transfer.");
    }
    return switch (eligibleFor) {
      case Disposition -> RecordService.Action.DISPOSITION;
      case Transfer -> RecordService.Action.TRANSFER;
    };
  }

  static RecordsManagementPropertiesDto properties(RecordProperties properties) {
    RecordProperties.Filed filed = properties.filed();
    RecordsManagementPropertiesDto dto = filed == null ? recordFolder(properties) : record(filed);
    dto.dispositionState = properties.isClosed() ? DispositionState.Closed : DispositionState.Open;
    dto.activeDispositionScheduleId = properties.retention().dispositionScheduleId();
    dto.cutoffCriterionId = properties.retention().cutoffCriterionId();
    dto.dispositionScheduleId = properties.retention().dispositionScheduleId();
    dto.filingDate = properties.filingDate();
    dto.triggerDate = properties.triggerDate();
    return dto;
  }

  private static RecordFolderPropertiesDto recordFolder(RecordProperties properties) {
    Retention retention = properties.retention();
    RecordFolderPropertiesDto dto = new RecordFolderPropertiesDto();
    dto.isClosed = properties.isClosed();
    dto.isPermanent = Boolean.TRUE.equals(retention.isPermanent());
    dto.dispositionAuthority = retention.dispositionAuthority();
    dto.reviewCycleId = retention.reviewCycleId();
    dto.reviewInterval = retention.reviewInterval();
    dto.reviewIntervalUnit = unit(retention.reviewIntervalUnit());
    return dto;
  }

  private static RecordPropertiesDto record(RecordProperties.Filed filed) {
    RecordPropertiesDto dto = new RecordPropertiesDto();
    dto.recordFolderId = filed.recordFolderId();
    dto.underRecordFolder = filed.recordFolderId() != null;
    dto.isIndividuallyCutoff = false;
    dto.isCutoffCriterionInherited = filed.isCutoffCriterionInherited();
    dto.isDispositionScheduleInherited = filed.isDispositionScheduleInherited();
    dto.reviewer = filed.reviewer();
    dto.lastReviewDate = filed.lastReviewDate();
    dto.nextReviewDate = filed.nextReviewDate();
    return dto;
  }

  private static @Nullable ReviewIntervalUnit unit(@Nullable ReviewUnit unit) {
    return unit == null ? null : ReviewIntervalUnit.valueOf(unit.name());
  }

  private static @Nullable ReviewUnit unit(@Nullable ReviewIntervalUnit unit) {
    return unit == null ? null : ReviewUnit.valueOf(unit.name());
  }

  static RecordUpdate update(UpdateRecordsManagementPropertiesRequest request) {
    return new RecordUpdate(
        new Retention(
            request.cutoffCriterionId(),
            request.dispositionScheduleId(),
            request.dispositionAuthority(),
            request.isPermanent(),
            request.reviewCycleId(),
            request.reviewInterval(),
            unit(request.reviewIntervalUnit())),
        seconds(request.filingDate()),
        seconds(request.triggerDate()),
        request.isCutoffCriterionInherited(),
        request.isDispositionScheduleInherited(),
        seconds(request.lastReviewDate()),
        request.clearLastReviewDate(),
        request.clearTriggerDate(),
        request.isClosed());
  }

  /** Dates have whole seconds on the wire; they are kept so. */
  private static @Nullable Instant seconds(@Nullable Instant date) {
    return date == null ? null : Instant.ofEpochSecond(date.getEpochSecond());
  }

  static Retention update(UpdateRecordSeriesPropertiesRequest request) {
    return new Retention(
        request.cutoffCriterionId(),
        request.dispositionScheduleId(),
        request.dispositionAuthority(),
        request.isPermanent(),
        request.reviewCycleId(),
        request.reviewInterval(),
        unit(request.reviewIntervalUnit()));
  }

  static RecordSeriesPropertiesDto series(RecordSeries series) {
    Retention retention = series.retention();
    return new RecordSeriesPropertiesDto(
        series.code(),
        retention.cutoffCriterionId(),
        retention.dispositionScheduleId(),
        retention.dispositionAuthority(),
        Boolean.TRUE.equals(retention.isPermanent()),
        retention.reviewCycleId(),
        retention.reviewInterval(),
        unit(retention.reviewIntervalUnit()));
  }

  static AltRetentionEventDto event(RecordEvent event) {
    return new AltRetentionEventDto(event.entryId(), event.eventId(), event.date());
  }
}
