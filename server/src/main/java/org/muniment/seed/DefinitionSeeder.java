package org.muniment.seed;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.definition.AttributeService;
import org.muniment.definition.CreatedTemplate;
import org.muniment.definition.FieldDefinition;
import org.muniment.definition.FieldDefinitionService;
import org.muniment.definition.FieldSettings;
import org.muniment.definition.FieldType;
import org.muniment.definition.LinkDefinition;
import org.muniment.definition.LinkDefinitionService;
import org.muniment.definition.TagDefinition;
import org.muniment.definition.TagDefinitionService;
import org.muniment.definition.TemplateDefinition;
import org.muniment.definition.TemplateDefinitionService;
import org.muniment.definition.TemplateField;
import org.muniment.definition.TemplateFieldAssignment;
import org.muniment.definition.TemplateFieldService;

/**
 * Makes the definitions of a seed, or brings those that are there up to what it says. Thread-safe.
 */
record DefinitionSeeder(
    FieldDefinitionService fields,
    TemplateDefinitionService templates,
    TemplateFieldService templateFields,
    TagDefinitionService tags,
    LinkDefinitionService links,
    AttributeService attributes) {

  void seed(Transaction transaction, int repositoryId, SeedDefinitions seed) {
    for (SeedItem<SeedField> item : seed.fields()) {
      item.run(() -> field(transaction, repositoryId, item));
    }
    for (SeedItem<SeedTemplate> item : seed.templates()) {
      item.run(() -> template(transaction, repositoryId, item));
    }
    for (SeedItem<SeedTag> item : seed.tags()) {
      item.run(() -> tag(transaction, repositoryId, item));
    }
    for (SeedItem<SeedLinkDefinition> item : seed.links()) {
      item.run(() -> link(transaction, repositoryId, item));
    }
    for (SeedItem<SeedDefinitions.SeedAttribute> item : seed.attributes()) {
      item.run(
          () ->
              attributes.put(
                  transaction,
                  repositoryId,
                  AttributeService.EVERYONE,
                  item.value().key(),
                  item.value().value()));
    }
  }

  private void field(Transaction transaction, int repositoryId, SeedItem<SeedField> item) {
    SeedField wanted = item.value();
    String name = required(item, wanted.name());
    FieldType type = wanted.fieldType();
    FieldDefinition present = fields.findByName(transaction, repositoryId, name).orElse(null);
    if (present == null) {
      fields.create(
          transaction,
          repositoryId,
          type == null ? FieldType.STRING : type,
          wanted.settings(),
          wanted.values(),
          wanted.properties());
      return;
    }
    if (type != null && type != present.type()) {
      throw item.bad(
          "the field '"
              + name
              + "' is there with the type "
              + present.type().wireName()
              + ", and a seed doesn't change types");
    }
    List<String> values = wanted.values();
    if (values != null && !values.equals(present.listValues())) {
      // The default has to be a value of the list, before and after.
      fields.update(transaction, repositoryId, present.id(), defaultValue(""));
      fields.replaceListValues(transaction, repositoryId, present.id(), values);
      if (wanted.defaultValue() == null) {
        fields.update(
            transaction, repositoryId, present.id(), defaultValue(present.defaultValue()));
      }
    }
    fields.update(transaction, repositoryId, present.id(), wanted.settings());
    if (wanted.properties() != null) {
      fields.updateProperties(
          transaction, repositoryId, present.id(), wanted.properties(), List.of());
    }
  }

  private static FieldSettings defaultValue(String text) {
    return new FieldSettings(
        null, null, null, text, null, null, null, null, null, null, null, null, null, null, null,
        null);
  }

  private void template(Transaction transaction, int repositoryId, SeedItem<SeedTemplate> item) {
    SeedTemplate wanted = item.value();
    String name = required(item, wanted.name());
    TemplateDefinition present = templates.findByName(transaction, repositoryId, name).orElse(null);
    int id;
    if (present == null) {
      CreatedTemplate created =
          templates.create(transaction, repositoryId, wanted.settings(), List.of());
      id = created.template().id();
    } else {
      id = present.id();
      templates.update(transaction, repositoryId, id, wanted.settings());
    }
    List<SeedTemplateField> wantedFields = wanted.fields();
    if (wantedFields != null) {
      if (wantedFields.stream().anyMatch(Objects::isNull)) {
        throw item.bad("a field of a template is its name, or a block");
      }
      for (int at = 0; at < wantedFields.size(); at++) {
        templateField(transaction, repositoryId, item, id, at + 1, wantedFields.get(at));
      }
      for (SeedTemplateField field : wantedFields) {
        choices(transaction, repositoryId, item, id, field);
      }
    }
    if (wanted.properties() != null) {
      templates.updateProperties(transaction, repositoryId, id, wanted.properties(), List.of());
    }
  }

  private void templateField(
      Transaction transaction,
      int repositoryId,
      SeedItem<SeedTemplate> item,
      int templateId,
      int position,
      SeedTemplateField wanted) {
    String name = required(item, wanted.name());
    List<TemplateField> present = templateFields.list(transaction, repositoryId, templateId);
    int there = 0;
    while (there < present.size()
        && !NameKey.of(present.get(there).field().name()).equals(NameKey.of(name))) {
      there++;
    }
    if (there == present.size()) {
      templateFields.add(
          transaction,
          repositoryId,
          templateId,
          new TemplateFieldAssignment(name, wanted.required(), wanted.description()),
          position);
    } else {
      if (there + 1 < position) {
        throw item.bad("the field '" + name + "' is named twice");
      }
      templateFields.update(
          transaction, repositoryId, templateId, name, wanted.required(), wanted.description());
      templateFields.move(transaction, repositoryId, templateId, name, position);
    }
    String groupThere = there == present.size() ? null : present.get(there).groupName();
    if (wanted.group() != null && !wanted.group().equals(groupThere)) {
      templateFields.group(transaction, repositoryId, templateId, name, wanted.group());
    }
  }

  /** Comes when all fields of the template are there, since they may depend on each other. */
  private void choices(
      Transaction transaction,
      int repositoryId,
      SeedItem<SeedTemplate> item,
      int templateId,
      SeedTemplateField wanted) {
    String name = required(item, wanted.name());
    List<SeedTemplateField.SeedChoice> choices = wanted.choices();
    List<String> parents = Objects.requireNonNullElse(wanted.parents(), List.of());
    if (parents.stream().anyMatch(Objects::isNull)
        || (choices != null && choices.stream().anyMatch(Objects::isNull))) {
      throw item.bad("a parent is a name, and a choice a block");
    }
    if (choices != null) {
      templateFields.choose(
          transaction,
          repositoryId,
          templateId,
          name,
          parents,
          choices.stream().map(SeedTemplateField.SeedChoice::choice).toList());
    } else if (wanted.parents() != null) {
      throw item.bad("the field '" + name + "' has parents, but no choices");
    }
  }

  private void tag(Transaction transaction, int repositoryId, SeedItem<SeedTag> item) {
    SeedTag wanted = item.value();
    String name = required(item, wanted.name());
    TagDefinition present =
        tags.findByNames(transaction, repositoryId, List.of(name)).stream()
            .findFirst()
            .orElse(null);
    if (present == null) {
      tags.create(
          transaction,
          repositoryId,
          name,
          Objects.requireNonNullElse(wanted.description(), ""),
          Objects.requireNonNullElse(wanted.secure(), false),
          wanted.watermark() == null ? null : wanted.watermark().watermark());
      return;
    }
    TagDefinition changed =
        new TagDefinition(
            present.id(),
            name,
            Objects.requireNonNullElse(wanted.description(), present.description()),
            Objects.requireNonNullElse(wanted.secure(), present.secure()),
            wanted.watermark() == null ? present.watermark() : wanted.watermark().watermark());
    if (!changed.equals(present)) {
      tags.update(transaction, repositoryId, changed);
    }
  }

  private void link(Transaction transaction, int repositoryId, SeedItem<SeedLinkDefinition> item) {
    SeedLinkDefinition wanted = item.value();
    String source = wanted.source();
    String target = wanted.target();
    if (source == null || target == null) {
      throw item.bad("a link definition needs a source and a target");
    }
    LinkDefinition present =
        links.list(transaction, repositoryId).stream()
            .filter(one -> one.sourceLabel().equals(source) && one.targetLabel().equals(target))
            .findFirst()
            .orElse(null);
    String description = wanted.description();
    if (present == null) {
      links.create(
          transaction, repositoryId, source, target, description == null ? "" : description);
    } else if (description != null && !description.equals(present.description())) {
      links.describe(transaction, repositoryId, present.id(), description);
    }
  }

  /** The definitions of a repository as a seed says them. */
  SeedDefinitions dump(Transaction transaction, int repositoryId) {
    return new SeedDefinitions(
        fields.list(transaction, repositoryId).stream()
            .map(
                field ->
                    item(
                        SeedField.of(
                            field, fields.properties(transaction, repositoryId, field.id()))))
            .toList(),
        templates.list(transaction, repositoryId).stream()
            .map(
                template ->
                    item(
                        SeedTemplate.of(
                            template,
                            templateFields.list(transaction, repositoryId, template.id()),
                            templateFields.choices(transaction, repositoryId, template.id()),
                            templates.properties(transaction, repositoryId, template.id()))))
            .toList(),
        tags.list(transaction, repositoryId).stream().map(tag -> item(SeedTag.of(tag))).toList(),
        links.list(transaction, repositoryId).stream()
            .map(link -> item(SeedLinkDefinition.of(link)))
            .toList(),
        attributes.list(transaction, repositoryId, AttributeService.EVERYONE).stream()
            .map(
                attribute ->
                    item(new SeedDefinitions.SeedAttribute(attribute.key(), attribute.value())))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static <T> SeedItem<T> item(T value) {
    return new SeedItem<>(new Place("", 0, ""), value);
  }

  private static String required(SeedItem<?> item, @Nullable String name) {
    if (name == null) {
      throw item.bad("the name is missing");
    }
    return name;
  }
}
