package org.muniment.definition;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;

/**
 * What entries hold of the definitions. Values live in a package that builds on this one, so that
 * package implements this. Every method works inside the transaction it is handed.
 */
public interface DefinitionUse {
  /** How many entries the field is assigned to, by their template or independently. */
  int countEntriesWithField(Transaction transaction, int repositoryId, int fieldId);

  /**
   * How many old versions of documents, whatever the entries have now, hold values of the field.
   */
  int countVersionsWithField(Transaction transaction, int repositoryId, int fieldId);

  /** How many entries have the template. */
  int countEntriesWithTemplate(Transaction transaction, int repositoryId, int templateId);

  /**
   * Replaces each value of a field by what the function makes of it; where that is null, the value
   * goes and the field stays assigned. In a group of fields its place stays empty.
   */
  void convertValues(
      Transaction transaction,
      int repositoryId,
      int fieldId,
      Function<String, @Nullable String> conversion);

  /** Takes a field and its values off every entry. */
  void removeValues(Transaction transaction, int repositoryId, int fieldId);

  /**
   * Moves the values of the source fields to another one: for each entry that has a value in any of
   * them, the function is handed the values of each source, in the order of the sources, and
   * answers those of the new field, or null when they can't be one: then they stay where they are.
   *
   * @return whether an entry has values that could not be moved
   */
  boolean mergeValues(
      Transaction transaction,
      int repositoryId,
      List<Integer> sourceFieldIds,
      int newFieldId,
      Function<List<List<String>>, @Nullable List<String>> merge);
}
