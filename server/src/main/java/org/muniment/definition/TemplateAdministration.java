package org.muniment.definition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.access.TemplateRight;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Privilege;

/**
 * Templates for callers: to read and to change one needs rights on it, to make one the privilege
 * (contract: definitions §2). Thread-safe.
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
        transaction -> {
          if (name != null && !name.isEmpty()) {
            return List.of(readable(caller, templates.getByName(transaction, repositoryId, name)));
          }
          Set<Integer> hidden = access.hiddenTemplates(caller);
          return templates.list(transaction, repositoryId).stream()
              .filter(template -> !hidden.contains(template.id()))
              .toList();
        });
  }

  private TemplateDefinition readable(Caller caller, TemplateDefinition template) {
    access.require(caller, template.id(), TemplateRight.ReadDefinition);
    return template;
  }

  public TemplateDefinition get(Caller caller, int id) {
    return read(
        caller,
        transaction -> readable(caller, templates.get(transaction, caller.repositoryId(), id)));
  }

  public List<TemplateField> fields(Caller caller, int id) {
    return readOne(
        caller, id, transaction -> templateFields.list(transaction, caller.repositoryId(), id));
  }

  public List<TemplateField> fields(Caller caller, String name) {
    int repositoryId = caller.repositoryId();
    return read(
        caller,
        transaction ->
            templateFields.list(
                transaction,
                repositoryId,
                readable(caller, templates.getByName(transaction, repositoryId, name)).id()));
  }

  public int assignedEntryCount(Caller caller, int id) {
    return readOne(
        caller,
        id,
        transaction -> templates.assignedEntryCount(transaction, caller.repositoryId(), id));
  }

  public SortedMap<String, String> properties(Caller caller, int id) {
    return readOne(
        caller, id, transaction -> templates.properties(transaction, caller.repositoryId(), id));
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
            transaction -> {
              CreatedTemplate made =
                  templates.create(transaction, caller.repositoryId(), settings, fields);
              access.templateCreated(transaction, caller.repositoryId(), made.template().id());
              return made;
            });
    MunimentException failure = created.failure();
    if (failure != null) {
      throw failure;
    }
    return created.template();
  }

  public TemplateDefinition update(Caller caller, int id, TemplateSettings settings) {
    return write(
        caller,
        id,
        TemplateRight.Modify,
        transaction -> templates.update(transaction, caller.repositoryId(), id, settings));
  }

  public void delete(Caller caller, int id) {
    change(
        caller,
        id,
        TemplateRight.Delete,
        transaction -> templates.delete(transaction, caller.repositoryId(), id));
  }

  public SortedMap<String, String> updateProperties(
      Caller caller,
      int id,
      @Nullable Map<String, @Nullable String> set,
      @Nullable Collection<@Nullable String> remove) {
    return write(
        caller,
        id,
        TemplateRight.Modify,
        transaction ->
            templates.updateProperties(transaction, caller.repositoryId(), id, set, remove));
  }

  public void addField(
      Caller caller, int id, TemplateFieldAssignment field, @Nullable Integer position) {
    change(
        caller,
        id,
        TemplateRight.Modify,
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
        id,
        TemplateRight.Modify,
        transaction ->
            templateFields.update(
                transaction, caller.repositoryId(), id, fieldName, required, localDescription));
  }

  public void removeField(Caller caller, int id, String fieldName) {
    change(
        caller,
        id,
        TemplateRight.Modify,
        transaction -> templateFields.remove(transaction, caller.repositoryId(), id, fieldName));
  }

  public void moveField(Caller caller, int id, String fieldName, int newPosition) {
    change(
        caller,
        id,
        TemplateRight.Modify,
        transaction ->
            templateFields.move(transaction, caller.repositoryId(), id, fieldName, newPosition));
  }

  private <T> T readOne(Caller caller, int id, Function<Transaction, T> work) {
    return read(
        caller,
        transaction -> {
          T found = work.apply(transaction);
          access.require(caller, id, TemplateRight.ReadDefinition);
          return found;
        });
  }

  private <T> T read(Caller caller, Function<Transaction, T> work) {
    access.require(caller, Right.READ);
    return database.read(work);
  }

  private <T> T write(Caller caller, Function<Transaction, T> work) {
    access.require(caller, Privilege.MetadataManager);
    return database.write(work);
  }

  private <T> T write(Caller caller, int id, TemplateRight right, Function<Transaction, T> work) {
    access.require(caller, Right.WRITE);
    return database.write(
        transaction -> {
          access.require(caller, id, right);
          return work.apply(transaction);
        });
  }

  private void change(Caller caller, int id, TemplateRight right, Consumer<Transaction> work) {
    write(
        caller,
        id,
        right,
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }
}
