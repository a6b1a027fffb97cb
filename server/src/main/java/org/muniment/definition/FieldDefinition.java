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

  /** The name in the caller's language; names are not translated, so it is the name. */
  public String displayName() {
    return name;
  }
}
