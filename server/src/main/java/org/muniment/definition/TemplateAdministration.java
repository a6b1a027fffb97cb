package org.muniment.definition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * Templates for callers: all may read them, administrators change them (contract: definitions §2).
 * Thread-safe.
 */
public final class TemplateAdministration {
  private final Database database;
  private final AccessService access;
  private final TemplateDefinitionService templates;
  private final TemplateFieldService templateFields;

  public TemplateAdministration(
      Database database,
      AccessService access,
      TemplateDefinitionService templates,
      TemplateFieldService templateFields) {
    this.database = database;
    this.access = access;
    this.templates = templates;
    this.templateFields = templateFields;
  }

  /**
   * @param name null or empty for all templates
   * @throws MunimentException TEMPLATE_NOT_FOUND when there is none of that name
   */
  public List<TemplateDefinition> list(Caller caller, @Nullable String name) {
    int repositoryId = caller.repositoryId();
    return read(
        caller,
        transaction ->
            name == null || name.isEmpty()
                ? templates.list(transaction, repositoryId)
                : List.of(templates.getByName(transaction, repositoryId, name)));
  }

  public TemplateDefinition get(Caller caller, int id) {
    return read(caller, transaction -> templates.get(transaction, caller.repositoryId(), id));
  }

  public List<TemplateField> fields(Caller caller, int id) {
    return read(caller, transaction -> templateFields.list(transaction, caller.repositoryId(), id));
  }

  public List<TemplateField> fields(Caller caller, String name) {
    int repositoryId = caller.repositoryId();
    return read(
        caller,
        transaction ->
            templateFields.list(
                transaction,
                repositoryId,
                templates.getByName(transaction, repositoryId, name).id()));
  }

  public int assignedEntryCount(Caller caller, int id) {
    return read(
        caller,
        transaction -> templates.assignedEntryCount(transaction, caller.repositoryId(), id));
  }

  public SortedMap<String, String> properties(Caller caller, int id) {
    return read(
        caller, transaction -> templates.properties(transaction, caller.repositoryId(), id));
  }

  /**
   * Makes a template. When a field can't be added, those before it stay, and so does the template.
   *
   * @throws MunimentException NAME_CONFLICT, FIELD_NOT_FOUND
   */
  public TemplateDefinition create(
      Caller caller, TemplateSettings settings, List<TemplateFieldAssignment> fields) {
    CreatedTemplate created =
        write(
            caller,
            transaction -> templates.create(transaction, caller.repositoryId(), settings, fields));
    MunimentException failure = created.failure();
    if (failure != null) {
      throw failure;
    }
    return created.template();
  }

  public TemplateDefinition update(Caller caller, int id, TemplateSettings settings) {
    return write(
        caller, transaction -> templates.update(transaction, caller.repositoryId(), id, settings));
  }

  public void delete(Caller caller, int id) {
    change(caller, transaction -> templates.delete(transaction, caller.repositoryId(), id));
  }

  public SortedMap<String, String> updateProperties(
      Caller caller,
      int id,
      @Nullable Map<String, @Nullable String> set,
      @Nullable Collection<@Nullable String> remove) {
    return write(
        caller,
        transaction ->
            templates.updateProperties(transaction, caller.repositoryId(), id, set, remove));
  }

  public void addField(
      Caller caller, int id, TemplateFieldAssignment field, @Nullable Integer position) {
    change(
        caller,
        transaction -> templateFields.add(transaction, caller.repositoryId(), id, field, position));
  }

  public void updateField(
      Caller caller,
      int id,
      String fieldName,
      @Nullable Boolean required,
      @Nullable String localDescription) {
    change(
        caller,
        transaction ->
            templateFields.update(
                transaction, caller.repositoryId(), id, fieldName, required, localDescription));
  }

  public void removeField(Caller caller, int id, String fieldName) {
    change(
        caller,
        transaction -> templateFields.remove(transaction, caller.repositoryId(), id, fieldName));
  }

  public void moveField(Caller caller, int id, String fieldName, int newPosition) {
    change(
        caller,
        transaction ->
            templateFields.move(transaction, caller.repositoryId(), id, fieldName, newPosition));
  }

  private <T> T read(Caller caller, Function<Transaction, T> work) {
    access.require(caller, Right.READ);
    return database.read(work);
  }

  private <T> T write(Caller caller, Function<Transaction, T> work) {
    access.requireAdministrator(caller);
    return database.write(work);
  }

  private void change(Caller caller, Consumer<Transaction> work) {
    access.requireAdministrator(caller);
    database.execute(work);
  }
}
