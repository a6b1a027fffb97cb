package org.muniment.api.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A document. */
@Schema(
    name = "Document",
    allOf = {EntryDto.class})
public final class DocumentDto extends EntryDto {
  public long electronicDocumentSize;

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public @Nullable Long totalDocumentSize;

  public @Nullable String extension;
  public boolean isElectronicDocument;
  public boolean isRecord;
  public @Nullable String mimeType;
  public int pageCount;
  public boolean isCheckedOut;
  public boolean isUnderVersionControl;
  public boolean isLocked;
  public @Nullable String lockedBy;
  public boolean isLockedByAnotherUser;
  public int currentVersion;
  public @Nullable String checkedOutBy;
  public boolean isCheckedOutByAnotherUser;

  public DocumentDto() {
    super(EntryType.Document);
  }
}
