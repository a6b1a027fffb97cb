package org.muniment.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.definition.FieldDefinition;
import org.muniment.definition.FieldDefinitionService;
import org.muniment.definition.FieldRules;
import org.muniment.definition.TemplateField;
import org.muniment.definition.TemplateFieldService;
import org.muniment.definition.Tokens;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Works out the fields of an entry after a change (contract: entries §8). The definitions of all
 * values it answers are locked, so that the values stay fit until the transaction ends.
 */
final class FieldEditor {
  private final FieldDefinitionService definitions;
  private final TemplateFieldService templateFields;
  private final Transaction transaction;
  private final int repositoryId;
  private final Tokens tokens;

  FieldEditor(
      FieldDefinitionService definitions,
      TemplateFieldService templateFields,
      Transaction transaction,
      int repositoryId,
      Tokens tokens) {
    this.definitions = definitions;
    this.templateFields = templateFields;
    this.transaction = transaction;
    this.repositoryId = repositoryId;
    this.tokens = tokens;
  }

  /** The input of a caller by field id, its names found and its tokens put in. */
  private record Wish(FieldDefinition field, List<String> values) {}

  /**
   * Only the fields that are named remain, and those of the template without values.
   *
   * @param kept values that remain where they are not named: those the caller may not touch
   * @throws MunimentException FIELD_NOT_FOUND, REQUIRED_FIELD_EMPTY, and for values that don't fit
   */
  SortedMap<Integer, List<String>> replaceAll(
      int templateId, List<FieldInput> inputs, SortedMap<Integer, List<String>> kept) {
    Map<Integer, TemplateField> template = template(templateId);
    SortedMap<Integer, List<String>> fields = new TreeMap<>(kept);
    put(fields, resolve(inputs).values(), template);
    for (TemplateField field : template.values()) {
      if (!fields.containsKey(field.field().id())) {
        FieldRules.of(field.field()).check(List.of(), field.field().required());
      }
    }
    return fields;
  }

  /** The named fields change, all others stay. */
  SortedMap<Integer, List<String>> replaceSome(MetadataSet set, List<FieldInput> inputs) {
    SortedMap<Integer, List<String>> fields = new TreeMap<>(set.fields());
    put(fields, resolve(inputs).values(), template(set.templateId()));
    return fields;
  }

  /**
   * Puts another template in the place of the present one. Its fields take the values of the input,
   * else those the entry has, else, where a field is new to the entry, the default. Fields that
   * only the old template had go; independent ones stay.
   *
   * @param independentToo whether input for fields outside the template counts
   */
  SortedMap<Integer, List<String>> changeTemplate(
      MetadataSet set, int newTemplateId, List<FieldInput> inputs, boolean independentToo) {
    Set<Integer> old = template(set.templateId()).keySet();
    Map<Integer, TemplateField> template = template(newTemplateId);
    Map<Integer, Wish> wishes = resolve(inputs);
    SortedMap<Integer, List<String>> fields = new TreeMap<>(set.fields());
    fields.keySet().removeIf(id -> old.contains(id) && !template.containsKey(id));
    // Defaults are values, too: their definitions have to be held like any other.
    for (FieldDefinition field :
        definitions.findForUseById(transaction, repositoryId, template.keySet())) {
      int id = field.id();
      TemplateField inTemplate = template.get(id);
      boolean required = inTemplate != null && inTemplate.field().required();
      FieldRules rules = FieldRules.of(field);
      Wish wish = wishes.remove(id);
      List<String> values;
      if (wish != null) {
        values = rules.check(wish.values(), required);
      } else if (old.contains(id) || set.fields().containsKey(id)) {
        values = set.values(id);
        if (values.isEmpty()) {
          rules.check(values, required);
        }
      } else {
        values =
            rules.check(List.of(tokens.substitute(field.defaultValue(), field.type())), required);
      }
      store(fields, id, values, true);
    }
    if (independentToo) {
      put(fields, wishes.values(), template);
    }
    return fields;
  }

  /** What is left when the template is taken off. */
  SortedMap<Integer, List<String>> removeTemplate(MetadataSet set) {
    SortedMap<Integer, List<String>> fields = new TreeMap<>(set.fields());
    fields.keySet().removeAll(template(set.templateId()).keySet());
    return fields;
  }

  private void put(
      SortedMap<Integer, List<String>> fields,
      Iterable<Wish> wishes,
      Map<Integer, TemplateField> template) {
    for (Wish wish : wishes) {
      int id = wish.field().id();
      TemplateField inTemplate = template.get(id);
      boolean required = inTemplate != null && inTemplate.field().required();
      List<String> values = FieldRules.of(wish.field()).check(wish.values(), required);
      store(fields, id, values, inTemplate != null);
    }
  }

  private static void store(
      SortedMap<Integer, List<String>> fields, int id, List<String> values, boolean inTemplate) {
    if (values.isEmpty() && inTemplate) {
      fields.remove(id);
    } else {
      fields.put(id, values);
    }
  }

  private Map<Integer, Wish> resolve(List<FieldInput> inputs) {
    List<String> names = inputs.stream().map(FieldInput::name).toList();
    Map<String, FieldDefinition> found = new HashMap<>();
    if (!names.isEmpty()) {
      for (FieldDefinition field : definitions.findForUse(transaction, repositoryId, names)) {
        found.put(NameKey.of(field.name()), field);
      }
    }
    Map<Integer, Wish> wishes = new LinkedHashMap<>();
    for (FieldInput input : inputs) {
      FieldDefinition field = found.get(NameKey.of(input.name()));
      if (field == null) {
        throw new MunimentException(
            ErrorCode.FIELD_NOT_FOUND, "There is no field named '" + input.name() + "'.");
      }
      List<String> values = new ArrayList<>();
      for (String value : input.values()) {
        values.add(tokens.substitute(value, field.type()));
      }
      if (wishes.put(field.id(), new Wish(field, values)) != null) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST, "The field '" + field.name() + "' is named twice.");
      }
    }
    return wishes;
  }

  private Map<Integer, TemplateField> template(int templateId) {
    Map<Integer, TemplateField> fields = new LinkedHashMap<>();
    if (templateId != 0) {
      for (TemplateField field : templateFields.list(transaction, repositoryId, templateId)) {
        fields.put(field.field().id(), field);
      }
    }
    return fields;
  }
}
