package org.muniment.definition;

import java.util.List;

/**
 * One field definition of a repository. Texts that are not set are empty.
 *
 * @param length the longest value in characters; 0 for types other than text
 * @param constraintError what a caller is told when a value violates the constraint
 * @param currency an ISO 4217 code or a sign, for the format Currency
 * @param listValues the values to choose from, in order; empty for types other than List
 */
public record FieldDefinition(
    int id,
    String name,
    FieldType type,
    String description,
    int length,
    String defaultValue,
    boolean multiValue,
    boolean required,
    String constraint,
    String constraintError,
    List<String> listValues,
    FieldFormat format,
    String currency,
    String formatPattern,
    boolean indexed,
    boolean indexedForReporting,
    boolean warnIfBlank,
    boolean hideListValues,
    boolean autoExtract) {
  static final int DEFAULT_LENGTH = 255;
  static final int LONGEST = 4_000;

  /** A field of which nothing but the name and the type is said. */
  public static FieldDefinition of(String name, FieldType type) {
    return new FieldDefinition(
        0,
        name,
        type,
        "",
        type.isText() ? DEFAULT_LENGTH : 0,
        "",
        false,
        false,
        "",
        "",
        List.of(),
        FieldFormat.NONE,
        "",
        "",
        true,
        false,
        false,
        false,
        false);
  }

  /** The name in the caller's language; names are not translated, so it is the name. */
  public String displayName() {
    return name;
  }

  FieldDefinition withId(int value) {
    return copy(value, name, defaultValue, required, listValues);
  }

  FieldDefinition withName(String value) {
    return copy(id, value, defaultValue, required, listValues);
  }

  FieldDefinition withDefaultValue(String value) {
    return copy(id, name, value, required, listValues);
  }

  /** The same definition for a template, which says itself whether a value is required. */
  FieldDefinition withRequired(boolean value) {
    return copy(id, name, defaultValue, value, listValues);
  }

  FieldDefinition withListValues(List<String> values) {
    return copy(id, name, defaultValue, required, List.copyOf(values));
  }

  private FieldDefinition copy(
      int newId, String newName, String newDefault, boolean newRequired, List<String> newValues) {
    return new FieldDefinition(
        newId,
        newName,
        type,
        description,
        length,
        newDefault,
        multiValue,
        newRequired,
        constraint,
        constraintError,
        newValues,
        format,
        currency,
        formatPattern,
        indexed,
        indexedForReporting,
        warnIfBlank,
        hideListValues,
        autoExtract);
  }
}
