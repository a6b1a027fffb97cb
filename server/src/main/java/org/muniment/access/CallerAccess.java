package org.muniment.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muniment.identity.FeatureRight;
import org.muniment.identity.Privilege;
import org.muniment.identity.Role;
import org.muniment.identity.TrusteeSecurity;

/**
 * What one trustee may do by one {@link AccessState}. Lists that neither name the trustee nor one
 * of its groups, and inherit, are left out: they change nothing. Immutable.
 */
final class CallerAccess {
  private static final int ROOT = 1;

  private final AccessState state;
  private final TrusteeSecurity security;
  private final int privileges;
  private final boolean readOnly;
  private final Map<Integer, AccessList> lists;
  private final Set<Integer> hiddenTags;
  private final int everywhere;
  private final int floor;

  CallerAccess(AccessState state, Role role, TrusteeSecurity security) {
    this.state = state;
    this.security = security;
    this.privileges = AccessStates.privileges(role, security);
    this.readOnly = role == Role.READER;
    Map<Integer, AccessList> concerned = new HashMap<>();
    state
        .entries()
        .forEach(
            (id, list) -> {
              if (id == ROOT || list.concerns(security.ids())) {
                concerned.put(id, list);
              }
            });
    this.lists = concerned;
    Set<Integer> hidden = new HashSet<>();
    if (!holds(Privilege.TagManager)) {
      hidden.addAll(state.secureTags());
      hidden.removeAll(security.tagIds());
    }
    this.hiddenTags = Set.copyOf(hidden);
    this.floor =
        holds(Privilege.EntryAccess)
            ? EntryRight.ALL
            : holds(Privilege.BypassBrowse) ? EntryRight.Browse.bit() : 0;
    this.everywhere = everywhere();
  }

  /** The rights on each and every entry: what can be decided without looking at the tree. */
  private int everywhere() {
    int common = EntryRight.ALL;
    if (!holds(Privilege.EntryAccess)) {
      if (lists.size() > 1) {
        common = 0;
      } else {
        AccessList root = lists.getOrDefault(ROOT, AccessList.EMPTY);
        for (int distance = 0; distance <= 2; distance++) {
          common &= sum(true).add(root, distance).allowed();
          if (distance > 0) {
            common &= sum(false).add(root, distance).allowed();
          }
        }
      }
    }
    return bounded(common | floor);
  }

  private int bounded(int rights) {
    return readOnly ? rights & EntryRight.READING : rights;
  }

  private AccessSum sum(boolean container) {
    return new AccessSum(security.ids(), container);
  }

  boolean holds(Privilege privilege) {
    return (privileges & privilege.bit()) != 0;
  }

  boolean holds(FeatureRight feature) {
    return (security.features() & feature.bit()) != 0;
  }

  int privileges() {
    return privileges;
  }

  int features() {
    return security.features();
  }

  boolean readOnly() {
    return readOnly;
  }

  /** The security tags in use that the trustee doesn't hold: entries with them don't show. */
  Set<Integer> hiddenTags() {
    return hiddenTags;
  }

  Set<Integer> heldTags() {
    return security.tagIds();
  }

  Set<Integer> secureTags() {
    return state.secureTags();
  }

  /** Whether these rights are there on every entry, and every entry shows. */
  boolean everywhere(int rights) {
    return (everywhere & rights) == rights && hiddenTags.isEmpty();
  }

  /** As {@link #everywhere(int)}, but for entries that tags hide. */
  boolean byLists(int rights) {
    return (everywhere & rights) == rights;
  }

  /** The entries whose lists count for the trustee, the root among them. */
  Map<Integer, AccessList> lists() {
    return lists;
  }

  /**
   * The rights by lists and privileges.
   *
   * @param upwards the ids of the entry and all above it
   */
  int rights(List<Integer> upwards, boolean container, boolean owner) {
    return bounded(byList(upwards, container) | floor | (owner ? EntryRight.OF_OWNER : 0));
  }

  /** The rights by lists alone. */
  int byList(List<Integer> upwards, boolean container) {
    AccessSum sum = sum(container);
    for (int distance = 0; distance < upwards.size() && !sum.hasEnded(); distance++) {
      AccessList list = lists.get(upwards.get(distance));
      if (list != null) {
        sum.add(list, distance);
      }
    }
    return sum.allowed();
  }

  int fieldRights(int fieldId, boolean aclOnly) {
    int rights = state.definition(AccessKind.FIELD, fieldId).rights(security.ids());
    if (aclOnly) {
      return rights;
    }
    rights |= holds(Privilege.MetadataManager) ? FieldRight.ALL : 0;
    return readOnly ? rights & FieldRight.READING : rights;
  }

  int templateRights(int templateId, boolean aclOnly) {
    int rights = state.definition(AccessKind.TEMPLATE, templateId).rights(security.ids());
    if (aclOnly) {
      return rights;
    }
    rights |= holds(Privilege.MetadataManager) ? TemplateRight.ALL : 0;
    return readOnly ? rights & TemplateRight.READING : rights;
  }

  /** The fields whose values the trustee may not read. */
  Set<Integer> hiddenFields() {
    return lacking(AccessKind.FIELD, FieldRight.ReadValue.bit());
  }

  /** The templates whose definitions the trustee may not read. */
  Set<Integer> hiddenTemplates() {
    return lacking(AccessKind.TEMPLATE, TemplateRight.ReadDefinition.bit());
  }

  private Set<Integer> lacking(AccessKind kind, int right) {
    Set<Integer> ids = new HashSet<>();
    if (!holds(Privilege.MetadataManager)) {
      state
          .definitions()
          .forEach(
              (definition, list) -> {
                if (definition.kind() == kind && (list.rights(security.ids()) & right) == 0) {
                  ids.add(definition.id());
                }
              });
    }
    return ids;
  }
}
