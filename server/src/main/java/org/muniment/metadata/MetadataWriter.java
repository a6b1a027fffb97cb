package org.muniment.metadata;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.FieldRight;
import org.muniment.access.TemplateRight;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.definition.FieldDefinitionService;
import org.muniment.definition.LinkDefinitionService;
import org.muniment.definition.TagDefinition;
import org.muniment.definition.TagDefinitionService;
import org.muniment.definition.TemplateDefinitionService;
import org.muniment.definition.TemplateFieldService;
import org.muniment.definition.Tokens;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryMetadata;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * Changes the metadata of entries inside a transaction; the building block of the calls of clients
 * and of imports. Rights on fields, templates and security tags are checked here, and WriteMetadata
 * but by {@link #add}. Thread-safe.
 */
public final class MetadataWriter {
  /** A name that stands for a choice of the original cloud service; it has no effect here. */
  private static final String PSEUDO_TAG = NameKey.of("Automatically select tags");

  private final AccessService access;
  private final FieldDefinitionService fields;
  private final TemplateDefinitionService templates;
  private final TemplateFieldService templateFields;
  private final TagDefinitionService tags;
  private final LinkWriter links;
  private final EntryGuard guard;
  private final Clock clock;
  private final EntryMetadata entries = new EntryMetadata();
  private final MetadataSetDao sets = new MetadataSetDao();

  public MetadataWriter(
      AccessService access,
      FieldDefinitionService fields,
      TemplateDefinitionService templates,
      TemplateFieldService templateFields,
      TagDefinitionService tags,
      LinkDefinitionService links,
      EntryGuard guard,
      Clock clock) {
    this.access = access;
    this.fields = fields;
    this.templates = templates;
    this.templateFields = templateFields;
    this.tags = tags;
    this.links = new LinkWriter(links);
    this.guard = guard;
    this.clock = clock;
  }

  /** An entry that is being changed; its row is locked. */
  private record Edit(
      Transaction transaction,
      Caller caller,
      EntryMetadata.Reference entry,
      MetadataSet set,
      Named named,
      FieldEditor fields) {}

  /**
   * Adds to what an entry has: only the named fields, tags and links change, and the template when
   * one is named (contract: entries §6). On a new entry that is all there is. Whoever calls this
   * has asked the guard of the entry.
   *
   * @throws MunimentException TEMPLATE_NOT_FOUND, FIELD_NOT_FOUND, TAG_NOT_FOUND,
   *     LINK_DEFINITION_NOT_FOUND, ENTRY_NOT_FOUND, and for values that don't fit
   */
  public void add(
      Transaction transaction, Caller caller, int entryId, MetadataInput input, Locale culture) {
    if (input.isEmpty()) {
      return;
    }
    String templateName = input.templateName();
    Edit edit =
        begin(
            transaction,
            caller,
            entries.lock(transaction, caller.repositoryId(), entryId),
            culture,
            new Named(input.fields(), templateName));
    MetadataSet changed =
        templateName != null && !templateName.isEmpty()
            ? withTemplate(edit, templateName, input.fields(), true)
            : edit.set().withFields(edit.fields().replaceSome(edit.set(), input.fields()));
    SortedSet<Integer> tagIds = new TreeSet<>(changed.tagIds());
    tagIds.addAll(tagIds(transaction, caller.repositoryId(), input.tags()));
    store(edit, changed.withTags(tagIds));
    links.add(transaction, caller.repositoryId(), entryId, input.links());
  }

  void setFields(
      Transaction transaction,
      Caller caller,
      int entryId,
      List<FieldInput> inputs,
      Locale culture) {
    Edit edit =
        begin(
            transaction,
            caller,
            lock(transaction, caller, entryId),
            culture,
            new Named(inputs, null));
    SortedMap<Integer, List<String>> kept = new TreeMap<>(edit.set().fields());
    kept.keySet()
        .removeIf(
            id ->
                access.may(caller, id, FieldRight.SetValue)
                    && access.may(caller, id, FieldRight.ReadValue));
    store(
        edit,
        edit.set().withFields(edit.fields().replaceAll(edit.set().templateId(), inputs, kept)));
  }

  void setTemplate(
      Transaction transaction,
      Caller caller,
      int entryId,
      String templateName,
      List<FieldInput> inputs,
      Locale culture) {
    Edit edit =
        begin(
            transaction,
            caller,
            lock(transaction, caller, entryId),
            culture,
            new Named(inputs, templateName));
    store(edit, withTemplate(edit, templateName, inputs, false));
  }

  void removeTemplate(Transaction transaction, Caller caller, int entryId) {
    Edit edit =
        begin(transaction, caller, lock(transaction, caller, entryId), Locale.ROOT, Named.NOTHING);
    MetadataSet set = edit.set();
    store(edit, new MetadataSet(0, edit.fields().removeTemplate(set), set.tagIds()));
  }

  void setTags(Transaction transaction, Caller caller, int entryId, List<String> names) {
    Edit edit =
        begin(transaction, caller, lock(transaction, caller, entryId), Locale.ROOT, Named.NOTHING);
    store(edit, edit.set().withTags(tagIds(transaction, caller.repositoryId(), names)));
  }

  void setLinks(Transaction transaction, Caller caller, int entryId, List<LinkInput> wanted) {
    links.lock(transaction, caller.repositoryId(), entryId, wanted);
    lock(transaction, caller, entryId);
    links.replace(transaction, caller.repositoryId(), entryId, wanted);
    entries.touch(transaction, caller, entryId, now());
  }

  private EntryMetadata.Reference lock(Transaction transaction, Caller caller, int entryId) {
    EntryMetadata.Reference entry = entries.lock(transaction, caller.repositoryId(), entryId);
    access.require(transaction, caller, entryId, EntryRight.WriteMetadata);
    guard.check(transaction, caller, entryId, EntryGuard.Change.METADATA);
    return entry;
  }

  /** The definitions that the input of a call names. */
  private record Named(List<FieldInput> fields, @Nullable String templateName) {
    static final Named NOTHING = new Named(List.of(), null);
  }

  private Edit begin(
      Transaction transaction,
      Caller caller,
      EntryMetadata.Reference entry,
      Locale culture,
      Named named) {
    Tokens tokens =
        new Tokens(
            LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault()),
            culture,
            entry.entryName(),
            caller.name());
    return new Edit(
        transaction,
        caller,
        entry,
        held(transaction, caller.repositoryId(), entry.setId(), named),
        named,
        new FieldEditor(fields, templateFields, transaction, caller.repositoryId(), tokens));
  }

  /**
   * The set of an entry, with all definitions that this change can need locked: the fields of its
   * values, of the input and of both templates, at once in the order of ids, then the templates, so
   * that writers and those who change definitions don't wait for each other in a ring. Values may
   * be converted while this waits for a definition, so it reads until it holds all that it read.
   */
  private MetadataSet held(
      Transaction transaction, int repositoryId, @Nullable Long setId, Named named) {
    Set<Integer> locked = new HashSet<>();
    while (true) {
      MetadataSet set =
          setId == null
              ? MetadataSet.EMPTY
              : sets.find(transaction, repositoryId, setId).orElse(MetadataSet.EMPTY);
      Set<Integer> wanted = new HashSet<>(set.fields().keySet());
      wanted.addAll(needed(transaction, repositoryId, set.templateId(), named));
      if (locked.containsAll(wanted)) {
        boolean templateThere = set.templateId() == 0;
        for (int id : templateIds(transaction, repositoryId, set.templateId(), named)) {
          boolean there = templates.findForUse(transaction, repositoryId, id).isPresent();
          templateThere |= there && id == set.templateId();
        }
        return templateThere ? set : new MetadataSet(0, set.fields(), set.tagIds());
      }
      fields.findForUseById(transaction, repositoryId, wanted);
      locked.addAll(wanted);
    }
  }

  /** The present template and the one that the input names, as far as there are any. */
  private SortedSet<Integer> templateIds(
      Transaction transaction, int repositoryId, int templateId, Named named) {
    SortedSet<Integer> ids = new TreeSet<>();
    if (templateId != 0) {
      ids.add(templateId);
    }
    String name = named.templateName();
    if (name != null) {
      templates
          .findByName(transaction, repositoryId, name)
          .ifPresent(template -> ids.add(template.id()));
    }
    return ids;
  }

  /** The fields of the input and of both templates, as far as they are there. */
  private Set<Integer> needed(
      Transaction transaction, int repositoryId, int templateId, Named named) {
    Set<Integer> ids = new HashSet<>();
    fields
        .findByNames(
            transaction, repositoryId, named.fields().stream().map(FieldInput::name).toList())
        .forEach(field -> ids.add(field.id()));
    for (int id : templateIds(transaction, repositoryId, templateId, named)) {
      ids.addAll(templateFields.fieldIds(transaction, repositoryId, id));
    }
    return ids;
  }

  private MetadataSet withTemplate(
      Edit edit, String name, List<FieldInput> inputs, boolean independentToo) {
    int templateId =
        templates.getForUse(edit.transaction(), edit.caller().repositoryId(), name).id();
    if (templateId != edit.set().templateId()) {
      access.require(edit.caller(), templateId, TemplateRight.ReadDefinition);
    }
    return new MetadataSet(
        templateId,
        edit.fields().changeTemplate(edit.set(), templateId, inputs, independentToo),
        edit.set().tagIds());
  }

  private SortedSet<Integer> tagIds(Transaction transaction, int repositoryId, List<String> names) {
    List<String> wanted =
        names.stream().filter(name -> !NameKey.of(name).equals(PSEUDO_TAG)).toList();
    SortedSet<Integer> ids = new TreeSet<>();
    Set<String> found = new HashSet<>();
    for (TagDefinition tag : tags.findByNames(transaction, repositoryId, wanted)) {
      ids.add(tag.id());
      found.add(NameKey.of(tag.name()));
    }
    for (String name : wanted) {
      if (!found.contains(NameKey.of(name))) {
        throw new MunimentException(
            ErrorCode.TAG_NOT_FOUND, "There is no tag named '" + name + "'.");
      }
    }
    return ids;
  }

  private void store(Edit edit, MetadataSet changed) {
    if (changed.equals(edit.set())) {
      return;
    }
    requireFieldRights(edit, changed);
    checkTags(edit, changed);
    Instant now = now();
    int repositoryId = edit.caller().repositoryId();
    Long setId =
        changed.equals(MetadataSet.EMPTY)
            ? null
            : (Long) sets.obtain(edit.transaction(), repositoryId, changed, now);
    entries.assign(edit.transaction(), edit.caller(), edit.entry().entryId(), setId, now);
  }

  /** Defaults of a template come in whoever assigns it; all else needs a right on the field. */
  private void requireFieldRights(Edit edit, MetadataSet changed) {
    Set<Integer> ids = new HashSet<>(edit.set().fields().keySet());
    ids.addAll(changed.fields().keySet());
    for (int id : ids) {
      List<String> before = edit.set().values(id);
      boolean allowed =
          before.equals(changed.values(id))
              || access.may(edit.caller(), id, FieldRight.SetValue)
              || (before.isEmpty()
                  && (access.may(edit.caller(), id, FieldRight.SetValueOnce)
                      || !isNamed(edit, id)));
      if (!allowed) {
        access.require(edit.caller(), id, FieldRight.SetValue);
      }
    }
  }

  private boolean isNamed(Edit edit, int fieldId) {
    return fields
        .findByNames(
            edit.transaction(),
            edit.caller().repositoryId(),
            edit.named().fields().stream().map(FieldInput::name).toList())
        .stream()
        .anyMatch(field -> field.id() == fieldId);
  }

  /** Security tags are assigned and taken away by those who hold them (contract: entries §8). */
  private void checkTags(Edit edit, MetadataSet changed) {
    if (edit.set().tagIds().equals(changed.tagIds())) {
      return;
    }
    for (TagDefinition tag : tags.list(edit.transaction(), edit.caller().repositoryId())) {
      boolean after = changed.tagIds().contains(tag.id());
      if (tag.secure() && after != edit.set().tagIds().contains(tag.id())) {
        if (!access.mayTag(edit.caller(), tag.id())) {
          throw new MunimentException(
              ErrorCode.ACCESS_DENIED,
              "Access denied: the user '"
                  + edit.caller().name()
                  + "' does not hold the security tag '"
                  + tag.name()
                  + "'.");
        }
        if (after) {
          access.tagUsed(edit.transaction(), edit.caller(), tag.id());
        }
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
