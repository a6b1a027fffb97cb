package org.muniment.seed;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.muniment.database.Transaction;
import org.muniment.definition.FieldDefinition;
import org.muniment.definition.LinkDefinition;
import org.muniment.definition.TagDefinition;
import org.muniment.definition.TemplateDefinition;
import org.muniment.definition.TemplateField;

/**
 * What ids stand for.
 *
 * @param defaults by template, the fields that a new entry would have a value of
 */
record DumpNames(
    Map<Integer, String> fields,
    Map<Integer, String> templates,
    Map<Integer, Set<Integer>> defaults,
    Map<Integer, String> tags,
    Map<Integer, String> links) {

  static DumpNames of(DefinitionSeeder definitions, Transaction transaction, int repositoryId) {
    DumpNames names =
        new DumpNames(
            new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (FieldDefinition field : definitions.fields().list(transaction, repositoryId)) {
      names.fields().put(field.id(), field.name());
    }
    for (TemplateDefinition one : definitions.templates().list(transaction, repositoryId)) {
      names.templates().put(one.id(), one.name());
      Set<Integer> filled = new TreeSet<>();
      for (TemplateField field :
          definitions.templateFields().list(transaction, repositoryId, one.id())) {
        if (!field.field().defaultValue().isEmpty()) {
          filled.add(field.field().id());
        }
      }
      names.defaults().put(one.id(), filled);
    }
    for (TagDefinition tag : definitions.tags().list(transaction, repositoryId)) {
      names.tags().put(tag.id(), tag.name());
    }
    for (LinkDefinition link : definitions.links().list(transaction, repositoryId)) {
      names.links().put(link.id(), LinkSeeder.kind(link));
    }
    return names;
  }
}
