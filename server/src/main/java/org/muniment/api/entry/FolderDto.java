package org.muniment.api.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A folder. */
@Schema(
    name = "Folder",
    allOf = {EntryDto.class})
public final class FolderDto extends EntryDto {
  public boolean isRecordFolder;
  public boolean isUnderRecordSeries;

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public @Nullable ChildInfoDto childInfo;

  public FolderDto() {
    super(EntryType.Folder);
  }
}
