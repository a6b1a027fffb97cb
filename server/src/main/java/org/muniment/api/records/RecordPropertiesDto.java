package org.muniment.api.records;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiTimes;

/** The records management state of a document. */
@Schema(
    name = "RecordProperties",
    allOf = {RecordsManagementPropertiesDto.class})
public final class RecordPropertiesDto extends RecordsManagementPropertiesDto {
  public @Nullable Integer recordFolderId;
  public @Nullable Boolean underRecordFolder;
  public @Nullable Boolean isIndividuallyCutoff;
  public @Nullable Boolean isCutoffCriterionInherited;
  public @Nullable Boolean isDispositionScheduleInherited;
  public @Nullable String reviewer;

  @JsonSerialize(using = ApiTimes.Seconds.class)
  public @Nullable Instant lastReviewDate;

  @JsonSerialize(using = ApiTimes.Seconds.class)
  public @Nullable Instant nextReviewDate;

  public RecordPropertiesDto() {
    super(RecordEntryType.Record);
  }
}
