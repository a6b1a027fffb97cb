package org.muniment.api.records;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiTimes;

/** What records and record folders have in common. */
@Schema(
    name = "RecordsManagementProperties",
    discriminatorProperty = "recordType",
    discriminatorMapping = {
      @DiscriminatorMapping(value = "Record", schema = RecordPropertiesDto.class),
      @DiscriminatorMapping(value = "RecordFolder", schema = RecordFolderPropertiesDto.class)
    },
    requiredProperties = {"recordType"})
public abstract class RecordsManagementPropertiesDto {
  public final RecordEntryType recordType;
  public @Nullable DispositionState dispositionState;
  public boolean isCutoff;
  public boolean isEligibleForCutoff;
  public boolean isEligibleForFinalDisposition;

  @JsonSerialize(using = ApiTimes.Seconds.class)
  public @Nullable Instant cutoffDate;

  @JsonSerialize(using = ApiTimes.Seconds.class)
  public @Nullable Instant cutoffEligibility;

  @JsonSerialize(using = ApiTimes.Seconds.class)
  public @Nullable Instant finalDispositionEligibility;

  @JsonSerialize(using = ApiTimes.Seconds.class)
  public @Nullable Instant dispositionConfirmationDate;

  public List<RecordsManagementTransferDateDto> transferDates = List.of();
  public @Nullable Integer locationId;
  public @Nullable Integer activeDispositionScheduleId;
  public @Nullable Integer cutoffCriterionId;
  public @Nullable Integer dispositionScheduleId;

  @JsonSerialize(using = ApiTimes.Seconds.class)
  public @Nullable Instant filingDate;

  @JsonSerialize(using = ApiTimes.Seconds.class)
  public @Nullable Instant triggerDate;

  protected RecordsManagementPropertiesDto(RecordEntryType recordType) {
    this.recordType = recordType;
  }
}
