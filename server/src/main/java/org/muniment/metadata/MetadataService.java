package org.muniment.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.definition.DynamicChoices;
import org.muniment.definition.FieldDefinition;
import org.muniment.definition.FieldDefinitionService;
import org.muniment.definition.TagDefinition;
import org.muniment.definition.TagDefinitionService;
import org.muniment.definition.TemplateDefinitionService;
import org.muniment.definition.TemplateField;
import org.muniment.definition.TemplateFieldService;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryMetadata;
import org.muniment.entry.EntryService;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/** Template, fields, tags and links of entries (contract: entries §8). Thread-safe. */
public final class MetadataService {
  private final Database database;
  private final AccessService access;
  private final EntryService entryService;
  private final FieldDefinitionService fields;
  private final TemplateDefinitionService templates;
  private final TemplateFieldService templateFields;
  private final TagDefinitionService tags;
  private final MetadataWriter writer;
  private final EntryMetadata entries = new EntryMetadata();
  private final MetadataSetDao sets = new MetadataSetDao();
  private final LinkDao links = new LinkDao();

  public MetadataService(
      Database database,
      AccessService access,
      EntryService entryService,
      FieldDefinitionService fields,
      TemplateDefinitionService templates,
      TemplateFieldService templateFields,
      TagDefinitionService tags,
      MetadataWriter writer) {
    this.database = database;
    this.access = access;
    this.entryService = entryService;
    this.fields = fields;
    this.templates = templates;
    this.templateFields = templateFields;
    this.tags = tags;
    this.writer = writer;
  }

  /**
   * The fields of an entry, by name: those of its template and those it has besides.
   *
   * @throws MunimentException ENTRY_NOT_FOUND
   */
  public List<EntryField> fields(Caller caller, int entryId) {
    access.require(caller, Right.READ);
    return database.readSnapshot(
        transaction -> {
          List<EntryField> all = fields(transaction, caller.repositoryId(), entryId);
          access.require(transaction, caller, entryId, EntryRight.Read);
          return readable(caller, all);
        });
  }

  private List<EntryField> readable(Caller caller, List<EntryField> all) {
    Set<Integer> hidden = access.hiddenFields(caller);
    return hidden.isEmpty()
        ? all
        : all.stream().filter(one -> !hidden.contains(one.field().id())).toList();
  }

  /** As {@link #fields(Caller, int)}, as a building block. */
  public List<EntryField> fields(Transaction transaction, int repositoryId, int entryId) {
    MetadataSet set = set(transaction, repositoryId, entryId);
    Map<Integer, EntryField> assigned = new TreeMap<>();
    for (FieldDefinition field : fields.find(transaction, repositoryId, set.fields().keySet())) {
      assigned.put(
          field.id(), new EntryField(field, field.required(), null, set.values(field.id()), false));
    }
    for (TemplateField inTemplate : template(transaction, repositoryId, set.templateId())) {
      FieldDefinition field = inTemplate.field();
      assigned.put(
          field.id(),
          new EntryField(
              field, field.required(), inTemplate.groupId(), set.values(field.id()), false));
    }
    return assigned.values().stream()
        .sorted(Comparator.comparing((EntryField one) -> NameKey.of(one.field().name())))
        .toList();
  }

  private List<TemplateField> template(Transaction transaction, int repositoryId, int templateId) {
    return templateId == 0 || templates.find(transaction, repositoryId, templateId).isEmpty()
        ? List.of()
        : templateFields.list(transaction, repositoryId, templateId);
  }

  private MetadataSet set(Transaction transaction, int repositoryId, int entryId) {
    Long setId = entries.get(transaction, repositoryId, entryId).setId();
    return setId == null
        ? MetadataSet.EMPTY
        : sets.find(transaction, repositoryId, setId).orElse(MetadataSet.EMPTY);
  }

  /**
   * Some fields of some entries, as listings show them: for each entry one element per name that
   * exists, with the first value only (contract: overview §6).
   *
   * @param culture null to leave the values as they are stored
   */
  public Map<Integer, List<EntryField>> listed(
      Caller caller, List<Integer> entryIds, List<String> names, @Nullable Locale culture) {
    access.require(caller, Right.READ);
    return database.readSnapshot(
        transaction -> listed(transaction, caller, entryIds, names, culture));
  }

  private Map<Integer, List<EntryField>> listed(
      Transaction transaction,
      Caller caller,
      List<Integer> entryIds,
      List<String> names,
      @Nullable Locale culture) {
    int repositoryId = caller.repositoryId();
    Set<Integer> hidden = access.hiddenFields(caller);
    Set<Integer> readable = access.allowed(transaction, caller, entryIds, EntryRight.Read);
    List<FieldDefinition> wanted = inOrder(names, transaction, repositoryId);
    List<Integer> fieldIds = wanted.stream().map(FieldDefinition::id).toList();
    record Key(int entryId, int fieldId) {}
    Map<Key, MetadataSetDao.FirstValue> values = new HashMap<>();
    if (!wanted.isEmpty() && !entryIds.isEmpty()) {
      sets.firstValues(transaction, repositoryId, entryIds, fieldIds)
          .forEach(value -> values.put(new Key(value.entryId(), value.fieldId()), value));
    }
    Map<Integer, List<EntryField>> listed = new HashMap<>();
    for (int entryId : entryIds) {
      List<EntryField> ofEntry = new ArrayList<>();
      for (FieldDefinition field : wanted) {
        MetadataSetDao.FirstValue value =
            readable.contains(entryId) && !hidden.contains(field.id())
                ? values.get(new Key(entryId, field.id()))
                : null;
        EntryField shown =
            new EntryField(
                field,
                field.required(),
                null,
                value == null ? List.of() : List.of(value.text()),
                value != null && value.count() > 1);
        ofEntry.add(culture == null ? shown : shown.formatted(culture));
      }
      listed.put(entryId, ofEntry);
    }
    return listed;
  }

  /** The definitions of those names in the order of the names, each once. */
  private List<FieldDefinition> inOrder(
      List<String> names, Transaction transaction, int repositoryId) {
    Map<String, FieldDefinition> byKey = new HashMap<>();
    for (FieldDefinition field : fields.findByNames(transaction, repositoryId, names)) {
      byKey.put(NameKey.of(field.name()), field);
    }
    List<FieldDefinition> ordered = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      FieldDefinition field = byKey.get(NameKey.of(name));
      if (field != null && seen.add(NameKey.of(name))) {
        ordered.add(field);
      }
    }
    return ordered;
  }

  /**
   * Replaces all fields: those not named go, or lose their values when they belong to the template.
   *
   * @return all fields of the entry
   * @throws MunimentException ENTRY_NOT_FOUND, FIELD_NOT_FOUND, REQUIRED_FIELD_EMPTY, and for
   *     values that don't fit
   */
  public List<EntryField> setFields(
      Caller caller, int entryId, List<FieldInput> inputs, Locale culture) {
    access.require(caller, Right.WRITE);
    return database.write(
        transaction -> {
          writer.setFields(transaction, caller, entryId, inputs, culture);
          return readable(caller, fields(transaction, caller.repositoryId(), entryId));
        });
  }

  /**
   * Gives an entry a template; the values of fields that the old one had, too, are kept.
   *
   * @param inputs values for fields of the template; others have no effect
   * @throws MunimentException ENTRY_NOT_FOUND, TEMPLATE_NOT_FOUND, FIELD_NOT_FOUND,
   *     REQUIRED_FIELD_EMPTY, and for values that don't fit
   */
  public Entry setTemplate(
      Caller caller, int entryId, String templateName, List<FieldInput> inputs, Locale culture) {
    access.require(caller, Right.WRITE);
    return database.write(
        transaction -> {
          writer.setTemplate(transaction, caller, entryId, templateName, inputs, culture);
          return entryService.get(transaction, caller.repositoryId(), entryId);
        });
  }

  /** Takes the template off, with the fields it brought; no change when there is none. */
  public Entry removeTemplate(Caller caller, int entryId) {
    access.require(caller, Right.WRITE);
    return database.write(
        transaction -> {
          writer.removeTemplate(transaction, caller, entryId);
          return entryService.get(transaction, caller.repositoryId(), entryId);
        });
  }

  /** The tags of an entry, by id. */
  public List<TagDefinition> tags(Caller caller, int entryId) {
    access.require(caller, Right.READ);
    return database.readSnapshot(
        transaction -> {
          List<TagDefinition> found = tags(transaction, caller.repositoryId(), entryId);
          access.require(transaction, caller, entryId);
          return found;
        });
  }

  private List<TagDefinition> tags(Transaction transaction, int repositoryId, int entryId) {
    Set<Integer> ids = set(transaction, repositoryId, entryId).tagIds();
    return ids.isEmpty()
        ? List.of()
        : tags.list(transaction, repositoryId).stream()
            .filter(tag -> ids.contains(tag.id()))
            .toList();
  }

  /**
   * Replaces all tags.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, TAG_NOT_FOUND
   */
  public List<TagDefinition> setTags(Caller caller, int entryId, List<String> names) {
    access.require(caller, Right.WRITE);
    return database.write(
        transaction -> {
          writer.setTags(transaction, caller, entryId, names);
          return tags(transaction, caller.repositoryId(), entryId);
        });
  }

  /** The links of an entry, whichever end it is, by id. */
  public List<Link> links(Caller caller, int entryId) {
    access.require(caller, Right.READ);
    return database.readSnapshot(
        transaction -> {
          List<Link> found = links(transaction, caller, entryId);
          access.require(transaction, caller, entryId);
          return found;
        });
  }

  /** Links to what the caller may not browse are left out. */
  private List<Link> links(Transaction transaction, Caller caller, int entryId) {
    int repositoryId = caller.repositoryId();
    entries.get(transaction, repositoryId, entryId);
    List<LinkDao.Row> rows = links.list(transaction, repositoryId, entryId);
    Set<Integer> ids = new HashSet<>();
    rows.forEach(row -> ids.addAll(List.of(row.sourceId(), row.targetId())));
    Map<Integer, String> paths =
        ids.isEmpty() ? Map.of() : entries.fullPaths(transaction, repositoryId, ids);
    Set<Integer> shown = access.allowed(transaction, caller, ids, EntryRight.Browse);
    return rows.stream()
        .filter(row -> shown.contains(row.sourceId() == entryId ? row.targetId() : row.sourceId()))
        .map(
            row ->
                new Link(
                    row.id(),
                    row.definition(),
                    row.sourceId(),
                    paths.getOrDefault(row.sourceId(), ""),
                    row.targetId(),
                    paths.getOrDefault(row.targetId(), ""),
                    row.properties()))
        .toList();
  }

  /**
   * Replaces all links of an entry, at either end.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, LINK_DEFINITION_NOT_FOUND, LINK_TO_ITSELF
   */
  public List<Link> setLinks(Caller caller, int entryId, List<LinkInput> wanted) {
    access.require(caller, Right.WRITE);
    return database.write(
        transaction -> {
          for (LinkInput link : wanted) {
            access.require(transaction, caller, link.otherEntryId());
          }
          writer.setLinks(transaction, caller, entryId, wanted);
          return links(transaction, caller, entryId);
        });
  }

  /**
   * What the dynamic fields of a template offer, by field name in the order of the template:
   * nothing where the values of the parents are not known or nothing goes with them. Fields that
   * the caller may not read are left out.
   *
   * @param values what the fields hold, by name; names that the template has not are passed over
   * @throws MunimentException ENTRY_NOT_FOUND, TEMPLATE_NOT_FOUND
   */
  public Map<String, List<String>> dynamicFieldValues(
      Caller caller, int entryId, int templateId, Map<String, String> values) {
    access.require(caller, Right.READ);
    int repositoryId = caller.repositoryId();
    return database.readSnapshot(
        transaction -> {
          entries.get(transaction, repositoryId, entryId);
          access.require(transaction, caller, entryId);
          Map<String, String> byKey = new HashMap<>();
          values.forEach((name, value) -> byKey.put(NameKey.of(name), value));
          Map<Integer, String> present = new HashMap<>();
          List<TemplateField> inTemplate =
              templateFields.list(transaction, repositoryId, templateId);
          for (TemplateField field : inTemplate) {
            String value = byKey.get(NameKey.of(field.field().name()));
            if (value != null) {
              present.put(field.field().id(), value);
            }
          }
          Map<Integer, DynamicChoices> choices =
              templateFields.choices(transaction, repositoryId, templateId);
          Set<Integer> hidden = access.hiddenFields(caller);
          Map<String, List<String>> offered = new LinkedHashMap<>();
          for (TemplateField field : inTemplate) {
            DynamicChoices ofField = choices.get(field.field().id());
            if (ofField != null && !hidden.contains(field.field().id())) {
              offered.put(field.field().name(), ofField.values(present));
            }
          }
          return offered;
        });
  }
}
