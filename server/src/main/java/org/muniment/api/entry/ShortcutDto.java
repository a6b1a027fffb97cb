package org.muniment.api.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A shortcut to another entry. */
@Schema(
    name = "Shortcut",
    allOf = {EntryDto.class})
public final class ShortcutDto extends EntryDto {
  public int targetId;
  public @Nullable String extension;
  public @Nullable EntryType targetType;

  /**
   * Whether the target is a record folder: in listings, where it can be selected though the schema
   * of shortcuts does not have it (contract: entries §3). Null for targets that are no folders.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(hidden = true)
  public @Nullable Boolean isRecordFolder;

  public ShortcutDto() {
    super(EntryType.Shortcut);
  }
}
