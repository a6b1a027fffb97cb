package org.muniment.definition;

import org.jspecify.annotations.Nullable;

/**
 * One template of a repository.
 *
 * @param color how clients show it, or null
 * @param fieldCount how many fields it has
 * @param autoAssignable whether it may be assigned by automatic classification
 */
public record TemplateDefinition(
    int id,
    String name,
    String description,
    @Nullable Color color,
    int fieldCount,
    boolean autoAssignable) {

  /** The name in the caller's language; names are not translated, so it is the name. */
  public String displayName() {
    return name;
  }
}
