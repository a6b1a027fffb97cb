package org.muniment.seed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessControlService;
import org.muniment.access.AccessControlService.Definition;
import org.muniment.access.AccessLists;
import org.muniment.access.AccessScope;
import org.muniment.access.EntryRight;
import org.muniment.access.FieldRight;
import org.muniment.access.TemplateRight;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.definition.FieldDefinition;
import org.muniment.definition.TagDefinition;
import org.muniment.definition.TemplateDefinition;
import org.muniment.entry.EntryService;
import org.muniment.identity.FeatureRight;
import org.muniment.identity.GroupService;
import org.muniment.identity.Privilege;
import org.muniment.identity.TrusteeIdentity;

/**
 * Makes groups, gives users and groups what they hold, and sets access control lists. Thread-safe.
 */
record SecuritySeeder(
    Database database,
    GroupService groups,
    AccessControlService access,
    EntryService entries,
    DefinitionSeeder definitions) {

  /** After the users and before the entries; all groups are made before they get members. */
  void seedTrustees(
      int repositoryId, List<SeedItem<SeedUser>> users, List<SeedItem<SeedGroup>> seed) {
    for (SeedItem<SeedGroup> item : seed) {
      String name = item.value().name();
      if (name == null) {
        throw item.bad("the name is missing");
      }
      item.run(
          () ->
              database.execute(
                  transaction -> {
                    if (groups.find(transaction, repositoryId, name).isEmpty()) {
                      groups.add(transaction, repositoryId, name);
                    }
                  }));
    }
    for (SeedItem<SeedGroup> item : seed) {
      item.run(() -> database.execute(transaction -> group(transaction, repositoryId, item)));
    }
    for (SeedItem<SeedUser> item : users) {
      SeedUser user = item.value();
      item.run(
          () ->
              database.execute(
                  transaction ->
                      hold(
                          transaction,
                          repositoryId,
                          item,
                          String.valueOf(user.name()),
                          user.privileges(),
                          user.features(),
                          user.tags())));
    }
  }

  private void group(Transaction transaction, int repositoryId, SeedItem<SeedGroup> item) {
    SeedGroup wanted = item.value();
    String name = String.valueOf(wanted.name());
    TrusteeIdentity group = groups.get(transaction, repositoryId, name);
    if (!group.group()) {
      throw item.bad("there is a user of that name");
    }
    if (wanted.members() != null) {
      Set<Integer> present = new TreeSet<>();
      groups.members(transaction, repositoryId, group.id()).forEach(one -> present.add(one.id()));
      for (String member : wanted.members()) {
        TrusteeIdentity found = groups.get(transaction, repositoryId, member);
        if (!present.contains(found.id())) {
          groups.addMember(transaction, repositoryId, group, found);
        }
      }
    }
    hold(
        transaction,
        repositoryId,
        item,
        name,
        wanted.privileges(),
        wanted.features(),
        wanted.tags());
  }

  private void hold(
      Transaction transaction,
      int repositoryId,
      SeedItem<?> item,
      String name,
      @Nullable List<String> privileges,
      @Nullable List<String> features,
      @Nullable List<String> tags) {
    if (privileges == null && features == null && tags == null) {
      return;
    }
    int id = groups.get(transaction, repositoryId, name).id();
    GroupService.Grants before = groups.grants(transaction, repositoryId, id);
    EnumSet<Privilege> wanted =
        privileges == null
            ? before.privileges()
            : named(Privilege.class, privileges, item, "privilege");
    EnumSet<FeatureRight> wantedFeatures =
        features == null
            ? before.features()
            : named(FeatureRight.class, features, item, "feature right");
    if (!wanted.equals(before.privileges())
        || !java.util.Objects.equals(wantedFeatures, before.features())) {
      groups.grant(transaction, repositoryId, id, wanted, wantedFeatures);
    }
    if (tags != null) {
      for (String tag : tags) {
        TagDefinition found =
            definitions.tags().findByNames(transaction, repositoryId, List.of(tag)).stream()
                .findFirst()
                .orElseThrow(() -> item.bad("there is no tag named '" + tag + "'"));
        if (!before.tagIds().contains(found.id())) {
          groups.setTag(transaction, repositoryId, id, found.id(), true);
        }
      }
    }
  }

  private static <E extends Enum<E>> EnumSet<E> named(
      Class<E> type, List<String> names, SeedItem<?> item, String what) {
    EnumSet<E> found = EnumSet.noneOf(type);
    for (String name : names) {
      found.add(named(type, name, item, what));
    }
    return found;
  }

  private static <E extends Enum<E>> E named(
      Class<E> type, String name, SeedItem<?> item, String what) {
    for (E one : EnumSet.allOf(type)) {
      if (one.name().equalsIgnoreCase(name)) {
        return one;
      }
    }
    throw item.bad("there is no " + what + " '" + name + "'; there are " + EnumSet.allOf(type));
  }

  /** How entries are found by their paths. */
  interface Finder {
    @Nullable Integer find(SeedPath path);
  }

  /** After the entries. */
  void seedLists(int repositoryId, List<SeedItem<SeedAccess>> seed, Finder finder) {
    for (SeedItem<SeedAccess> item : seed) {
      item.run(() -> list(repositoryId, item, finder));
    }
  }

  private void list(int repositoryId, SeedItem<SeedAccess> item, Finder finder) {
    SeedAccess wanted = item.value();
    String path = wanted.entry();
    if (path != null) {
      Integer id = finder.find(SeedPath.of(path));
      if (id == null) {
        throw item.bad("there is no entry " + path);
      }
      boolean inherit = !Boolean.FALSE.equals(wanted.inherit());
      List<AccessLists.Wanted> elements =
          elements(item, right -> named(EntryRight.class, right, item, "right").bit());
      database.execute(
          transaction -> access.setEntryList(transaction, repositoryId, id, elements, inherit));
      return;
    }
    database.execute(
        transaction -> {
          String field = wanted.field();
          String template = wanted.template();
          if (field != null) {
            int id =
                definitions.fields().findByNames(transaction, repositoryId, List.of(field)).stream()
                    .findFirst()
                    .orElseThrow(() -> item.bad("there is no field named '" + field + "'"))
                    .id();
            set(transaction, repositoryId, Definition.FIELD, id, item);
          } else if (template != null) {
            int id = definitions.templates().getByName(transaction, repositoryId, template).id();
            set(transaction, repositoryId, Definition.TEMPLATE, id, item);
          } else if ("fields".equals(wanted.newOnes())) {
            set(transaction, repositoryId, Definition.NEW_FIELD, 0, item);
          } else if ("templates".equals(wanted.newOnes())) {
            set(transaction, repositoryId, Definition.NEW_TEMPLATE, 0, item);
          } else {
            throw item.bad("says neither entry, field, template, nor newOnes: fields, templates");
          }
        });
  }

  private void set(
      Transaction transaction,
      int repositoryId,
      Definition definition,
      int id,
      SeedItem<SeedAccess> item) {
    boolean field = definition == Definition.FIELD || definition == Definition.NEW_FIELD;
    access.setDefinitionList(
        transaction,
        repositoryId,
        definition,
        id,
        elements(
            item,
            right ->
                field
                    ? named(FieldRight.class, right, item, "right").bit()
                    : named(TemplateRight.class, right, item, "right").bit()));
  }

  private static List<AccessLists.Wanted> elements(
      SeedItem<SeedAccess> item, ToIntFunction<String> bit) {
    List<AccessLists.Wanted> wanted = new ArrayList<>();
    List<SeedAccess.SeedElement> given = item.value().elements();
    for (SeedAccess.SeedElement element :
        given == null ? List.<SeedAccess.SeedElement>of() : given) {
      List<String> allow = element.allow();
      List<String> deny = element.deny();
      List<String> rights = allow != null ? allow : deny;
      if (rights == null || (allow != null && deny != null)) {
        throw item.bad("an element says either allow or deny");
      }
      int bits = 0;
      for (String right : rights) {
        bits |= bit.applyAsInt(right);
      }
      String scope = element.scope();
      wanted.add(
          new AccessLists.Wanted(
              null,
              element.trustee(),
              deny != null,
              bits,
              scope == null ? AccessScope.All : named(AccessScope.class, scope, item, "scope")));
    }
    return wanted;
  }

  /** The groups of a repository as a seed says them. */
  List<SeedGroup> dumpGroups(Transaction transaction, int repositoryId) {
    Map<Integer, String> tags = tagNames(transaction, repositoryId);
    return groups.list(transaction, repositoryId).stream()
        .map(
            group -> {
              GroupService.Grants grants = groups.grants(transaction, repositoryId, group.id());
              return new SeedGroup(
                  group.name(),
                  groups.members(transaction, repositoryId, group.id()).stream()
                      .map(TrusteeIdentity::name)
                      .toList(),
                  names(grants.privileges()),
                  grants.features() == null ? null : names(grants.features()),
                  grants.tagIds().stream().map(id -> tags.getOrDefault(id, "")).toList());
            })
        .toList();
  }

  /** A user with what it holds. */
  SeedUser withHoldings(Transaction transaction, int repositoryId, SeedUser user) {
    TrusteeIdentity found = groups.get(transaction, repositoryId, String.valueOf(user.name()));
    GroupService.Grants grants = groups.grants(transaction, repositoryId, found.id());
    Map<Integer, String> tags = tagNames(transaction, repositoryId);
    return user.holding(
        names(grants.privileges()),
        grants.features() == null ? null : names(grants.features()),
        grants.tagIds().stream().map(id -> tags.getOrDefault(id, "")).toList());
  }

  private Map<Integer, String> tagNames(Transaction transaction, int repositoryId) {
    Map<Integer, String> names = new TreeMap<>();
    definitions
        .tags()
        .list(transaction, repositoryId)
        .forEach(tag -> names.put(tag.id(), tag.name()));
    return names;
  }

  private static List<String> names(Set<? extends Enum<?>> set) {
    return set.stream().map(Enum::name).toList();
  }

  /** All lists that were set. */
  List<SeedAccess> dumpLists(Transaction transaction, int repositoryId) {
    List<SeedAccess> all = new ArrayList<>();
    add(all, transaction, repositoryId, Definition.NEW_FIELD, 0, "fields", null, null);
    add(all, transaction, repositoryId, Definition.NEW_TEMPLATE, 0, "templates", null, null);
    for (FieldDefinition field : definitions.fields().list(transaction, repositoryId)) {
      add(all, transaction, repositoryId, Definition.FIELD, field.id(), null, field.name(), null);
    }
    for (TemplateDefinition template : definitions.templates().list(transaction, repositoryId)) {
      add(
          all,
          transaction,
          repositoryId,
          Definition.TEMPLATE,
          template.id(),
          null,
          null,
          template.name());
    }
    List<Integer> ids = access.entriesWithLists(transaction, repositoryId);
    Map<String, Integer> paths = new TreeMap<>();
    entries.fullPaths(transaction, repositoryId, ids).forEach((id, path) -> paths.put(path, id));
    paths.forEach(
        (path, id) -> {
          AccessLists.ShownList list = access.entryListAlone(transaction, repositoryId, id);
          all.add(
              new SeedAccess(
                  path,
                  null,
                  null,
                  null,
                  list.inheritParents() ? null : false,
                  elements(list.elements(), EntryRight.class)));
        });
    return all;
  }

  private void add(
      List<SeedAccess> all,
      Transaction transaction,
      int repositoryId,
      Definition definition,
      int id,
      @Nullable String newOnes,
      @Nullable String field,
      @Nullable String template) {
    List<AccessLists.Shown> list = access.definitionList(transaction, repositoryId, definition, id);
    if (list != null) {
      boolean ofField = definition == Definition.FIELD || definition == Definition.NEW_FIELD;
      all.add(
          new SeedAccess(
              null,
              field,
              template,
              newOnes,
              null,
              elements(list, ofField ? FieldRight.class : TemplateRight.class)));
    }
  }

  private static List<SeedAccess.SeedElement> elements(
      List<AccessLists.Shown> list, Class<? extends Enum<?>> type) {
    return list.stream()
        .map(
            element -> {
              List<String> rights = new ArrayList<>();
              for (Enum<?> right : type.getEnumConstants()) {
                if ((element.rights() & 1 << right.ordinal()) != 0) {
                  rights.add(right.name());
                }
              }
              return new SeedAccess.SeedElement(
                  element.trustee().name(),
                  element.deny() ? null : rights,
                  element.deny() ? rights : null,
                  element.scope() == AccessScope.All ? null : element.scope().name());
            })
        .toList();
  }
}
