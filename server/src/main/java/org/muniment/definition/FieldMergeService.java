package org.muniment.definition;

import java.util.List;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Merges of fields into a new one (contract: definitions §1, "Merge"). Thread-safe. */
public final class FieldMergeService {
  private final TemplateFieldDao templateFields = new TemplateFieldDao();
  private final FieldDefinitionService fields;
  private final DefinitionUse use;

  public FieldMergeService(FieldDefinitionService fields, DefinitionUse use) {
    this.fields = fields;
    this.use = use;
  }

  /**
   * Makes the new field and moves the values of the sources to it; the sources stay.
   *
   * @throws MunimentException FIELD_NOT_FOUND, FIELDS_INCOMPATIBLE, FIELD_NAME_TAKEN, and
   *     MERGE_CONFLICT when an entry has different values and none may decide
   */
  public FieldDefinition merge(Transaction transaction, int repositoryId, FieldMerge merge) {
    List<Integer> ordered = merge.sourceFieldIds().stream().sorted().toList();
    // Locked in order of ids, so that two merges of the same fields don't wait for each other.
    ordered.forEach(id -> fields.getForUpdate(transaction, repositoryId, id));
    List<FieldDefinition> sources =
        merge.sourceFieldIds().stream()
            .map(id -> fields.get(transaction, repositoryId, id))
            .toList();
    FieldDefinition merged = MergedField.define(sources, merge);
    FieldDefinition named = named(transaction, repositoryId, merged, merge);
    FieldDefinition created = fields.insert(transaction, repositoryId, named);
    boolean conflict =
        use.mergeValues(
            transaction,
            repositoryId,
            merge.sourceFieldIds(),
            created.id(),
            values -> MergedField.merge(values, merge.onConflict()));
    if (conflict) {
      throw new MunimentException(
          ErrorCode.MERGE_CONFLICT, "An entry has different values in the fields to be merged.");
    }
    if (merge.removeFromTemplates()) {
      templateFields.removeFromAll(transaction, repositoryId, ordered);
    }
    return created;
  }

  /** With a free name, when the caller leaves that to us. */
  private FieldDefinition named(
      Transaction transaction, int repositoryId, FieldDefinition field, FieldMerge merge) {
    String name = field.name();
    if (merge.autoRename()) {
      for (int n = 2; fields.findByName(transaction, repositoryId, name).isPresent(); n++) {
        name = field.name() + " (" + n + ")";
      }
    }
    return field.withName(name);
  }
}
