package org.muniment.definition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.FieldRight;
import org.muniment.access.Right;
import org.muniment.access.TemplateRight;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;
import org.muniment.identity.Privilege;

/**
 * Field definitions for callers: all may read them; changes need a right on the field, new fields
 * the privilege (contract: definitions §1). Thread-safe.
 */
public final class FieldAdministration {
  private final Database database;
  private final AccessService access;
  private final FieldDefinitionService fields;
  private final TemplateDefinitionService templates;
  private final FieldMergeService merges;
  private final FieldTypeChangeService typeChanges;

  public FieldAdministration(
      Database database,
      AccessService access,
      FieldDefinitionService fields,
      TemplateDefinitionService templates,
      FieldMergeService merges,
      FieldTypeChangeService typeChanges) {
    this.database = database;
    this.access = access;
    this.fields = fields;
    this.templates = templates;
    this.merges = merges;
    this.typeChanges = typeChanges;
  }

  public List<FieldDefinition> list(Caller caller) {
    return read(caller, transaction -> fields.list(transaction, caller.repositoryId()));
  }

  public FieldDefinition get(Caller caller, int id) {
    return read(caller, transaction -> fields.get(transaction, caller.repositoryId(), id));
  }

  public List<String> listValues(Caller caller, int id) {
    return read(caller, transaction -> fields.listValues(transaction, caller.repositoryId(), id));
  }

  public List<TemplateDefinition> containingTemplates(Caller caller, int id) {
    return read(
        caller,
        transaction ->
            templates.containing(transaction, caller.repositoryId(), id).stream()
                .filter(template -> access.may(caller, template.id(), TemplateRight.ReadDefinition))
                .toList());
  }

  public int assignedEntryCount(Caller caller, int id) {
    return read(
        caller, transaction -> fields.assignedEntryCount(transaction, caller.repositoryId(), id));
  }

  public SortedMap<String, String> properties(Caller caller, int id) {
    return read(caller, transaction -> fields.properties(transaction, caller.repositoryId(), id));
  }

  public FieldDefinition create(
      Caller caller,
      FieldType type,
      FieldSettings settings,
      @Nullable List<String> listValues,
      @Nullable Map<String, @Nullable String> properties) {
    return write(
        caller,
        transaction -> {
          FieldDefinition made =
              fields.create(
                  transaction, caller.repositoryId(), type, settings, listValues, properties);
          access.fieldCreated(transaction, caller.repositoryId(), made.id());
          return made;
        });
  }

  public FieldDefinition update(Caller caller, int id, FieldSettings settings) {
    return write(
        caller,
        id,
        FieldRight.ModifyDefinition,
        transaction -> fields.update(transaction, caller.repositoryId(), id, settings));
  }

  public void delete(Caller caller, int id) {
    write(
        caller,
        id,
        FieldRight.Delete,
        transaction -> {
          fields.delete(transaction, caller.repositoryId(), id);
          return true;
        });
  }

  public List<String> replaceListValues(Caller caller, int id, List<String> values) {
    return write(
        caller,
        id,
        FieldRight.ModifyDefinition,
        transaction -> fields.replaceListValues(transaction, caller.repositoryId(), id, values));
  }

  public SortedMap<String, String> updateProperties(
      Caller caller,
      int id,
      @Nullable Map<String, @Nullable String> set,
      @Nullable Collection<@Nullable String> remove) {
    return write(
        caller,
        id,
        FieldRight.ModifyDefinition,
        transaction ->
            fields.updateProperties(transaction, caller.repositoryId(), id, set, remove));
  }

  public FieldDefinition merge(Caller caller, FieldMerge merge) {
    return write(
        caller,
        transaction -> {
          FieldDefinition made = merges.merge(transaction, caller.repositoryId(), merge);
          access.fieldCreated(transaction, caller.repositoryId(), made.id());
          return made;
        });
  }

  public FieldDefinition changeType(
      Caller caller, int id, FieldType newType, boolean allowDataLoss) {
    return write(
        caller,
        id,
        FieldRight.ModifyDefinition,
        transaction ->
            typeChanges.change(transaction, caller.repositoryId(), id, newType, allowDataLoss));
  }

  private <T> T read(Caller caller, Function<Transaction, T> work) {
    access.require(caller, Right.READ);
    return database.read(work);
  }

  private <T> T write(Caller caller, Function<Transaction, T> work) {
    access.require(caller, Privilege.MetadataManager);
    return database.write(work);
  }

  private <T> T write(Caller caller, int id, FieldRight right, Function<Transaction, T> work) {
    access.require(caller, Right.WRITE);
    return database.write(
        transaction -> {
          access.require(caller, id, right);
          return work.apply(transaction);
        });
  }
}
