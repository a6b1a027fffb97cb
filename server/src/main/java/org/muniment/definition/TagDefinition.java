package org.muniment.definition;

import org.jspecify.annotations.Nullable;

/**
 * One tag of a repository.
 *
 * @param secure whether entries with the tag are shown only to those who hold it
 * @param watermark what is printed across the pages, or null for nothing
 */
public record TagDefinition(
    int id, String name, String description, boolean secure, @Nullable Watermark watermark) {

  /** The name in the caller's language; names are not translated, so it is the name. */
  public String displayName() {
    return name;
  }
}
