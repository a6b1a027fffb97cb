package org.muniment.api.entry;

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

  public ShortcutDto() {
    super(EntryType.Shortcut);
  }
}
