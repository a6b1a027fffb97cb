package org.muniment.api.records;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The records management state of a record folder. */
@Schema(
    name = "RecordFolderProperties",
    allOf = {RecordsManagementPropertiesDto.class})
public final class RecordFolderPropertiesDto extends RecordsManagementPropertiesDto {
  public @Nullable Boolean isClosed;
  public @Nullable Boolean isPermanent;
  public @Nullable String dispositionAuthority;
  public @Nullable Integer reviewCycleId;
  public @Nullable Integer reviewInterval;
  public @Nullable ReviewIntervalUnit reviewIntervalUnit;

  public RecordFolderPropertiesDto() {
    super(RecordEntryType.RecordFolder);
  }
}
