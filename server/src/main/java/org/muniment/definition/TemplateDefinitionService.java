package org.muniment.definition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.muniment.database.SqlStates;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Templates of a repository (contract: definitions §2). Thread-safe. */
public final class TemplateDefinitionService {
  private final TemplateDefinitionDao templates = new TemplateDefinitionDao();
  private final DefinitionCounterDao counter = new DefinitionCounterDao();
  private final TemplateFieldService fields;
  private final FieldDefinitionService fieldDefinitions;
  private final DefinitionUse use;

  public TemplateDefinitionService(
      TemplateFieldService fields, FieldDefinitionService fieldDefinitions, DefinitionUse use) {
    this.fields = fields;
    this.fieldDefinitions = fieldDefinitions;
    this.use = use;
  }

  /** All templates, by id. */
  public List<TemplateDefinition> list(Transaction transaction, int repositoryId) {
    return templates.list(transaction, repositoryId);
  }

  public TemplateDefinition get(Transaction transaction, int repositoryId, int id) {
    return templates
        .find(transaction, repositoryId, id)
        .orElseThrow(() -> TemplateFieldService.unknown(id));
  }

  /** The template of that id, or empty. */
  public Optional<TemplateDefinition> find(Transaction transaction, int repositoryId, int id) {
    return templates.find(transaction, repositoryId, id);
  }

  /** The template of that name in any case, or empty. */
  public Optional<TemplateDefinition> findByName(
      Transaction transaction, int repositoryId, String name) {
    return templates.findByName(transaction, repositoryId, name);
  }

  /** The template of that name in any case. */
  public TemplateDefinition getByName(Transaction transaction, int repositoryId, String name) {
    return findByName(transaction, repositoryId, name)
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.TEMPLATE_NOT_FOUND,
                    "Template not found. There is no template named '" + name + "'."));
  }

  /**
   * As getByName, for a caller that is about to assign the template to an entry: until the
   * transaction ends it is neither changed nor removed.
   */
  public TemplateDefinition getForUse(Transaction transaction, int repositoryId, String name) {
    int id = getByName(transaction, repositoryId, name).id();
    if (!templates.lockForUse(transaction, repositoryId, id)) {
      throw TemplateFieldService.unknown(id);
    }
    return get(transaction, repositoryId, id);
  }

  /**
   * Keeps a template from being changed or removed until the transaction ends.
   *
   * @return empty when there is no such template
   */
  public Optional<TemplateDefinition> findForUse(
      Transaction transaction, int repositoryId, int id) {
    return templates.lockForUse(transaction, repositoryId, id)
        ? templates.find(transaction, repositoryId, id)
        : Optional.empty();
  }

  /** The templates that have a field. */
  public List<TemplateDefinition> containing(
      Transaction transaction, int repositoryId, int fieldId) {
    fieldDefinitions.get(transaction, repositoryId, fieldId);
    return templates.listContaining(transaction, repositoryId, fieldId);
  }

  /** Makes a template and then adds fields to it one by one. */
  public CreatedTemplate create(
      Transaction transaction,
      int repositoryId,
      TemplateSettings settings,
      List<TemplateFieldAssignment> assignments) {
    String name = DefinitionName.check(settings.name());
    // All at once in the order of ids, and before the template, as all lock them.
    fieldDefinitions.findForUse(
        transaction,
        repositoryId,
        assignments.stream().map(TemplateFieldAssignment::fieldName).toList());
    int id = counter.next(transaction, repositoryId, DefinitionCounterDao.Kind.TEMPLATE);
    TemplateDefinition template =
        settings.applyTo(new TemplateDefinition(id, name, "", null, 0, false));
    if (!templates.insert(transaction, repositoryId, template)) {
      throw taken(name);
    }
    MunimentException failure = null;
    try {
      for (TemplateFieldAssignment assignment : assignments) {
        fields.add(transaction, repositoryId, id, assignment, null);
      }
    } catch (MunimentException refused) {
      failure = refused;
    }
    return new CreatedTemplate(get(transaction, repositoryId, id), failure);
  }

  public TemplateDefinition update(
      Transaction transaction, int repositoryId, int id, TemplateSettings settings) {
    lock(transaction, repositoryId, id);
    TemplateDefinition changed = settings.applyTo(get(transaction, repositoryId, id));
    try {
      templates.update(transaction, repositoryId, changed);
    } catch (RuntimeException failure) {
      if (SqlStates.isUniqueViolation(failure)) {
        throw taken(changed.name());
      }
      throw failure;
    }
    return changed;
  }

  /** Removes a template that no entry has. */
  public void delete(Transaction transaction, int repositoryId, int id) {
    lock(transaction, repositoryId, id);
    int entries = use.countEntriesWithTemplate(transaction, repositoryId, id);
    if (entries > 0) {
      throw new MunimentException(
          ErrorCode.TEMPLATE_IN_USE, "The template is assigned to entries: " + entries + ".");
    }
    templates.delete(transaction, repositoryId, id);
  }

  public int assignedEntryCount(Transaction transaction, int repositoryId, int id) {
    get(transaction, repositoryId, id);
    return use.countEntriesWithTemplate(transaction, repositoryId, id);
  }

  public SortedMap<String, String> properties(Transaction transaction, int repositoryId, int id) {
    get(transaction, repositoryId, id);
    return templates.properties(transaction, repositoryId, id).asMap();
  }

  /** Changes the property bag and answers all of it. */
  public SortedMap<String, String> updateProperties(
      Transaction transaction,
      int repositoryId,
      int id,
      @Nullable Map<String, @Nullable String> set,
      @Nullable Collection<@Nullable String> remove) {
    lock(transaction, repositoryId, id);
    PropertyBag bag = templates.properties(transaction, repositoryId, id).change(set, remove);
    templates.updateProperties(transaction, repositoryId, id, bag);
    return bag.asMap();
  }

  private void lock(Transaction transaction, int repositoryId, int id) {
    if (!templates.lock(transaction, repositoryId, id)) {
      throw TemplateFieldService.unknown(id);
    }
  }

  private static MunimentException taken(String name) {
    return new MunimentException(
        ErrorCode.NAME_CONFLICT, "There is a template named '" + name + "' already.");
  }
}
