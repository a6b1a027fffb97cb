package org.muniment.definition;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.muniment.database.SqlStates;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Field definitions of a repository (contract: definitions §1). Thread-safe. */
public final class FieldDefinitionService {
  private final FieldDefinitionDao fields = new FieldDefinitionDao();
  private final TemplateFieldDao templateFields = new TemplateFieldDao();
  private final DefinitionCounterDao counter = new DefinitionCounterDao();
  private final DefinitionUse use;

  public FieldDefinitionService(DefinitionUse use) {
    this.use = use;
  }

  /** All fields, by id. */
  public List<FieldDefinition> list(Transaction transaction, int repositoryId) {
    return fields.list(transaction, repositoryId);
  }

  public FieldDefinition get(Transaction transaction, int repositoryId, int id) {
    return fields.find(transaction, repositoryId, id).orElseThrow(() -> unknown(id));
  }

  /** The field of that name in any case, or empty. */
  public Optional<FieldDefinition> findByName(
      Transaction transaction, int repositoryId, String name) {
    return fields.findByName(transaction, repositoryId, name);
  }

  /**
   * The fields of those names, for a caller that is about to store values of them: until the
   * transaction ends they are neither changed nor removed. Unknown names are left out.
   */
  public List<FieldDefinition> findForUse(
      Transaction transaction, int repositoryId, List<String> names) {
    return fields.findForUse(transaction, repositoryId, names);
  }

  /** As findForUse, by ids; those that are gone are left out. */
  public List<FieldDefinition> findForUseById(
      Transaction transaction, int repositoryId, Collection<Integer> ids) {
    return ids.isEmpty() ? List.of() : fields.findForUseById(transaction, repositoryId, ids);
  }

  /** The fields of those ids, in the order of ids; those that are gone are left out. */
  public List<FieldDefinition> find(
      Transaction transaction, int repositoryId, Collection<Integer> ids) {
    return ids.isEmpty() ? List.of() : fields.find(transaction, repositoryId, ids);
  }

  /** The fields of those names in any case, in the order of ids; unknown names are left out. */
  public List<FieldDefinition> findByNames(
      Transaction transaction, int repositoryId, List<String> names) {
    return names.isEmpty() ? List.of() : fields.findByNames(transaction, repositoryId, names);
  }

  /**
   * Makes a field.
   *
   * @param listValues values to choose from, for the type List only
   * @param properties the first content of the property bag
   */
  public FieldDefinition create(
      Transaction transaction,
      int repositoryId,
      FieldType type,
      FieldSettings settings,
      @Nullable List<String> listValues,
      @Nullable Map<String, @Nullable String> properties) {
    if (type == FieldType.BLOB) {
      throw invalid("Fields of the type Blob can't be created.");
    }
    FieldDefinition field =
        settings.applyTo(FieldDefinition.of(DefinitionName.check(settings.name()), type));
    if (listValues != null && !listValues.isEmpty()) {
      field = field.withListValues(listValues);
    }
    PropertyBag bag = PropertyBag.of(properties);
    FieldDefinition created = insert(transaction, repositoryId, field);
    if (!bag.asMap().isEmpty()) {
      requireOne(
          fields.updateProperties(transaction, repositoryId, created.id(), bag), created.id());
    }
    return created;
  }

  /** Changes what the settings name; the type and the list values have operations of their own. */
  public FieldDefinition update(
      Transaction transaction, int repositoryId, int id, FieldSettings settings) {
    FieldDefinition changed = settings.applyTo(getForUpdate(transaction, repositoryId, id));
    return store(transaction, repositoryId, changed);
  }

  /** Removes a field, its values on entries and its place in templates. */
  public void delete(Transaction transaction, int repositoryId, int id) {
    getForUpdate(transaction, repositoryId, id);
    use.removeValues(transaction, repositoryId, id);
    templateFields.removeFromAll(transaction, repositoryId, List.of(id));
    requireOne(fields.delete(transaction, repositoryId, id), id);
  }

  /** The values to choose from, in order; none for types other than List. */
  public List<String> listValues(Transaction transaction, int repositoryId, int id) {
    return get(transaction, repositoryId, id).listValues();
  }

  /** Puts other values to choose from in the place of the present ones. */
  public List<String> replaceListValues(
      Transaction transaction, int repositoryId, int id, List<String> values) {
    FieldDefinition field = getForUpdate(transaction, repositoryId, id);
    return store(transaction, repositoryId, field.withListValues(values)).listValues();
  }

  public int assignedEntryCount(Transaction transaction, int repositoryId, int id) {
    get(transaction, repositoryId, id);
    return use.countEntriesWithField(transaction, repositoryId, id);
  }

  public SortedMap<String, String> properties(Transaction transaction, int repositoryId, int id) {
    get(transaction, repositoryId, id);
    return fields.properties(transaction, repositoryId, id).asMap();
  }

  /** Changes the property bag and answers all of it. */
  public SortedMap<String, String> updateProperties(
      Transaction transaction,
      int repositoryId,
      int id,
      @Nullable Map<String, @Nullable String> set,
      @Nullable Collection<@Nullable String> remove) {
    getForUpdate(transaction, repositoryId, id);
    PropertyBag bag = fields.properties(transaction, repositoryId, id).change(set, remove);
    requireOne(fields.updateProperties(transaction, repositoryId, id, bag), id);
    return bag.asMap();
  }

  FieldDefinition getForUpdate(Transaction transaction, int repositoryId, int id) {
    return fields.findForUpdate(transaction, repositoryId, id).orElseThrow(() -> unknown(id));
  }

  /** Checks a new definition and stores it under the next id. */
  FieldDefinition insert(Transaction transaction, int repositoryId, FieldDefinition field) {
    check(field);
    FieldDefinition numbered =
        field.withId(counter.next(transaction, repositoryId, DefinitionCounterDao.Kind.FIELD));
    if (!fields.insert(transaction, repositoryId, numbered)) {
      throw taken(field.name());
    }
    return numbered;
  }

  /** Checks a changed definition and stores it. */
  FieldDefinition store(Transaction transaction, int repositoryId, FieldDefinition field) {
    check(field);
    try {
      requireOne(fields.update(transaction, repositoryId, field), field.id());
    } catch (MunimentException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      if (SqlStates.isUniqueViolation(failure)) {
        throw taken(field.name());
      }
      throw failure;
    }
    return field;
  }

  private static void check(FieldDefinition field) {
    DefinitionName.check(field.name());
    DefinitionName.checkText(field.description());
    DefinitionName.checkText(field.constraintError());
    DefinitionName.checkText(field.currency());
    DefinitionName.checkText(field.formatPattern());
    DefinitionName.checkText(field.constraint());
    if (field.type().isText() && (field.length() < 1 || field.length() > FieldDefinition.LONGEST)) {
      throw invalid(
          "The length "
              + field.length()
              + " is not between 1 and "
              + FieldDefinition.LONGEST
              + ".");
    }
    checkListValues(field);
    FieldRules rules = FieldRules.of(field);
    DefinitionName.checkText(field.defaultValue());
    if (!field.defaultValue().isEmpty() && !Tokens.occurIn(field.defaultValue())) {
      rules.check(field.defaultValue());
    }
  }

  private static void checkListValues(FieldDefinition field) {
    if (!field.listValues().isEmpty() && field.type() != FieldType.LIST) {
      throw invalid("Fields of the type " + field.type().wireName() + " have no list values.");
    }
    Set<String> seen = new HashSet<>();
    for (String value : field.listValues()) {
      if (value.isEmpty()) {
        throw invalid("A list value is empty.");
      }
      if (value.codePointCount(0, value.length()) > field.length()) {
        throw invalid("The list value '" + value + "' is longer than the field.");
      }
      if (!seen.add(DefinitionName.checkText(value))) {
        throw invalid("The list value '" + value + "' is there twice.");
      }
    }
  }

  private static void requireOne(int rows, int id) {
    if (rows != 1) {
      throw unknown(id);
    }
  }

  static MunimentException unknown(int id) {
    return new MunimentException(ErrorCode.FIELD_NOT_FOUND, "There is no field " + id + ".");
  }

  private static MunimentException taken(String name) {
    return new MunimentException(
        ErrorCode.FIELD_NAME_TAKEN, "There is a field named '" + name + "' already.");
  }

  private static MunimentException invalid(String message) {
    return new MunimentException(ErrorCode.INVALID_REQUEST, message);
  }
}
