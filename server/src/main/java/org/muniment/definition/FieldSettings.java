package org.muniment.definition;

import org.jspecify.annotations.Nullable;

/**
 * What a caller says about a field, new or existing. Null means nothing was said: the default for a
 * new field, no change for an existing one. The empty text clears.
 */
public record FieldSettings(
    @Nullable String name,
    @Nullable String description,
    @Nullable Integer length,
    @Nullable String defaultValue,
    @Nullable Boolean multiValue,
    @Nullable Boolean required,
    @Nullable String constraint,
    @Nullable String constraintError,
    @Nullable FieldFormat format,
    @Nullable String currency,
    @Nullable String formatPattern,
    @Nullable Boolean indexed,
    @Nullable Boolean indexedForReporting,
    @Nullable Boolean warnIfBlank,
    @Nullable Boolean hideListValues,
    @Nullable Boolean autoExtract) {

  /** Settings that say nothing but the name. */
  public static FieldSettings named(String name) {
    return new FieldSettings(
        name, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null);
  }

  /** Puts these settings over a definition. Nothing is checked here. */
  FieldDefinition applyTo(FieldDefinition field) {
    boolean sized = field.type().isText();
    return new FieldDefinition(
        field.id(),
        or(name, field.name()),
        field.type(),
        or(description, field.description()),
        sized ? or(length, field.length()) : 0,
        or(defaultValue, field.defaultValue()),
        or(multiValue, field.multiValue()),
        or(required, field.required()),
        or(constraint, field.constraint()),
        or(constraintError, field.constraintError()),
        field.listValues(),
        or(format, field.format()),
        or(currency, field.currency()),
        or(formatPattern, field.formatPattern()),
        or(indexed, field.indexed()),
        or(indexedForReporting, field.indexedForReporting()),
        or(warnIfBlank, field.warnIfBlank()),
        or(hideListValues, field.hideListValues()),
        or(autoExtract, field.autoExtract()));
  }

  private static <T> T or(@Nullable T said, T otherwise) {
    return said == null ? otherwise : said;
  }
}
