package org.muniment.definition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** The fields of templates and their order (contract: definitions §2, "Fields"). Thread-safe. */
public final class TemplateFieldService {
  private final TemplateDefinitionDao templates = new TemplateDefinitionDao();
  private final TemplateFieldDao templateFields = new TemplateFieldDao();
  private final FieldDefinitionService fieldDefinitions;

  public TemplateFieldService(FieldDefinitionService fieldDefinitions) {
    this.fieldDefinitions = fieldDefinitions;
  }

  /** The fields of a template in its order. */
  public List<TemplateField> list(Transaction transaction, int repositoryId, int templateId) {
    if (templates.find(transaction, repositoryId, templateId).isEmpty()) {
      throw unknown(templateId);
    }
    return templateFields.list(transaction, repositoryId, templateId);
  }

  /** The ids of the fields of a template; none when there is no such template. */
  public List<Integer> fieldIds(Transaction transaction, int repositoryId, int templateId) {
    return templateId == 0
        ? List.of()
        : templateFields.fieldIds(transaction, repositoryId, templateId);
  }

  /**
   * Puts a field into a template.
   *
   * @param position from 1 to one more than there are fields; null puts it last
   */
  public void add(
      Transaction transaction,
      int repositoryId,
      int templateId,
      TemplateFieldAssignment assignment,
      @Nullable Integer position) {
    // Fields before templates: the order of all who lock both.
    Optional<FieldDefinition> found =
        fieldDefinitions
            .findForUse(transaction, repositoryId, List.of(assignment.fieldName()))
            .stream()
            .findFirst();
    List<TemplateField> present = lockAndList(transaction, repositoryId, templateId);
    FieldDefinition field =
        found.orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.FIELD_NOT_FOUND,
                    "There is no field named '" + assignment.fieldName() + "'."));
    if (present.stream().anyMatch(other -> other.field().id() == field.id())) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The template has the field '" + field.name() + "' already.");
    }
    int last = present.size() + 1;
    int place = position == null ? last : checkPosition(position, last);
    String description = assignment.localDescription();
    templateFields.insert(
        transaction,
        repositoryId,
        templateId,
        place,
        new TemplateField(
            field.withRequired(
                assignment.required() == null ? field.required() : assignment.required()),
            null,
            null,
            null,
            description == null ? "" : DefinitionName.checkText(description)));
  }

  /** Changes what the template says about a field; null changes nothing. */
  public void update(
      Transaction transaction,
      int repositoryId,
      int templateId,
      String fieldName,
      @Nullable Boolean required,
      @Nullable String localDescription) {
    List<TemplateField> present = lockAndList(transaction, repositoryId, templateId);
    int fieldId = present.get(indexOf(present, fieldName)).field().id();
    templateFields.update(
        transaction,
        repositoryId,
        templateId,
        fieldId,
        required,
        localDescription == null ? null : DefinitionName.checkText(localDescription));
  }

  /**
   * Puts a field of a template into a group of fields whose values belong together by position; no
   * operation of the contract does.
   *
   * @param groupName null or empty takes the field out of its group
   */
  public void group(
      Transaction transaction,
      int repositoryId,
      int templateId,
      String fieldName,
      @Nullable String groupName) {
    List<TemplateField> present = lockAndList(transaction, repositoryId, templateId);
    FieldDefinition field = present.get(indexOf(present, fieldName)).field();
    if (groupName == null || groupName.isEmpty()) {
      templateFields.group(transaction, repositoryId, templateId, field.id(), null, null);
      return;
    }
    if (!field.multiValue()) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The field '" + field.name() + "' holds one value only and can't be in a group.");
    }
    int next = 1;
    Integer id = null;
    for (TemplateField other : present) {
      Integer otherId = other.groupId();
      if (otherId != null) {
        next = Math.max(next, otherId + 1);
        id = groupName.equals(other.groupName()) ? otherId : id;
      }
    }
    templateFields.group(
        transaction,
        repositoryId,
        templateId,
        field.id(),
        id == null ? (Integer) next : id,
        DefinitionName.check(groupName));
  }

  /**
   * Makes a field of a template a dynamic one, whose values follow from those of other fields of
   * the template; no operation of the contract does.
   *
   * @param choices none makes it an ordinary field again
   * @throws MunimentException INVALID_REQUEST, FIELD_NOT_FOUND
   */
  public void choose(
      Transaction transaction,
      int repositoryId,
      int templateId,
      String fieldName,
      List<String> parentNames,
      List<DynamicChoices.Choice> choices) {
    List<TemplateField> present = lockAndList(transaction, repositoryId, templateId);
    int fieldId = present.get(indexOf(present, fieldName)).field().id();
    List<Integer> parentIds = new ArrayList<>();
    for (String parentName : parentNames) {
      int parentId = present.get(indexOf(present, parentName)).field().id();
      if (parentIds.contains(parentId) || dependsOn(present, parentId, fieldId)) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST,
            "The field '"
                + fieldName
                + "' can't depend on '"
                + parentName
                + "' twice, or on a field that depends on it.");
      }
      parentIds.add(parentId);
    }
    for (DynamicChoices.Choice choice : choices) {
      if (choice.of().size() != parentIds.size()) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST,
            "A choice of the field '" + fieldName + "' needs one value of each parent.");
      }
      choice.of().forEach(DefinitionName::checkText);
      choice.values().forEach(DefinitionName::checkText);
    }
    templateFields.choose(
        transaction,
        repositoryId,
        templateId,
        fieldId,
        choices.isEmpty() ? null : new DynamicChoices(parentIds, choices));
  }

  /** Whether a field is another one or depends on it, by however many others. */
  private static boolean dependsOn(List<TemplateField> fields, int fieldId, int otherId) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> left = new ArrayDeque<>(List.of(fieldId));
    while (!left.isEmpty()) {
      int id = left.remove();
      if (seen.add(id)) {
        fields.stream()
            .filter(field -> field.field().id() == id)
            .map(TemplateField::parentIds)
            .filter(Objects::nonNull)
            .forEach(left::addAll);
      }
    }
    return seen.contains(otherId);
  }

  /** What the dynamic fields of a template offer, by the ids of the fields. */
  public Map<Integer, DynamicChoices> choices(
      Transaction transaction, int repositoryId, int templateId) {
    return templateFields.choices(transaction, repositoryId, templateId);
  }

  /** Takes a field out of a template; its definition and the values on entries stay. */
  public void remove(Transaction transaction, int repositoryId, int templateId, String fieldName) {
    List<TemplateField> present = lockAndList(transaction, repositoryId, templateId);
    int fieldId = present.get(indexOf(present, fieldName)).field().id();
    templateFields.remove(transaction, repositoryId, templateId, fieldId);
  }

  /**
   * Moves a field within its template.
   *
   * @param newPosition from 1 to the number of fields
   */
  public void move(
      Transaction transaction,
      int repositoryId,
      int templateId,
      String fieldName,
      int newPosition) {
    List<TemplateField> present = lockAndList(transaction, repositoryId, templateId);
    int from = indexOf(present, fieldName) + 1;
    int to = checkPosition(newPosition, present.size());
    if (from != to) {
      templateFields.move(transaction, repositoryId, templateId, from, to);
    }
  }

  private List<TemplateField> lockAndList(
      Transaction transaction, int repositoryId, int templateId) {
    if (!templates.lock(transaction, repositoryId, templateId)) {
      throw unknown(templateId);
    }
    return templateFields.list(transaction, repositoryId, templateId);
  }

  private static int indexOf(List<TemplateField> fields, String name) {
    String key = NameKey.of(name);
    for (int i = 0; i < fields.size(); i++) {
      if (NameKey.of(fields.get(i).field().name()).equals(key)) {
        return i;
      }
    }
    throw new MunimentException(
        ErrorCode.FIELD_NOT_FOUND, "The template has no field named '" + name + "'.");
  }

  private static int checkPosition(int position, int last) {
    if (position < 1 || position > last) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The position " + position + " is not between 1 and " + last + ".");
    }
    return position;
  }

  static MunimentException unknown(int id) {
    return new MunimentException(
        ErrorCode.TEMPLATE_NOT_FOUND, "Template not found. There is no template " + id + ".");
  }
}
