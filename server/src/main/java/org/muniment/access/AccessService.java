package org.muniment.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Database;
import org.muniment.database.Notifications;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.FeatureRight;
import org.muniment.identity.Privilege;
import org.muniment.identity.SecurityVersions;

/**
 * Decides who may do what (docs/access-control.md). A call asks {@link #require(Caller, Right)}
 * first, before it opens a transaction, and then about the entries it touches; where no list says
 * anything about the caller, that costs nothing. Thread-safe.
 */
public final class AccessService {
  private final Database database;
  private final AccessStates states;
  private final AccessListDao lists = new AccessListDao();
  private final SecurityVersions versions = new SecurityVersions();
  private final TreeDao tree = new TreeDao();

  public AccessService(Database database, Clock clock) {
    this.database = database;
    this.states = new AccessStates(database, clock);
  }

  /** Has changes made on other nodes heard; to be called before the notifications start. */
  public void listen(Notifications notifications) {
    states.listen(notifications);
  }

  AccessStates states() {
    return states;
  }

  /**
   * Whether the caller may read or write at all; also brings what is known of rights up to date.
   *
   * @throws MunimentException ACCESS_DENIED when the caller lacks the right
   */
  public void require(Caller caller, Right right) {
    states.refresh(caller);
    if (right == Right.WRITE && !caller.mayWrite()) {
      throw readOnly(caller);
    }
  }

  private static MunimentException readOnly(Caller caller) {
    return new MunimentException(
        ErrorCode.ACCESS_DENIED,
        "Access denied: the user '" + caller.name() + "' may only read in this repository.");
  }

  /**
   * For what concerns the repository as a whole.
   *
   * @throws MunimentException ACCESS_DENIED when the caller is no administrator
   */
  public void requireAdministrator(Caller caller) {
    states.refresh(caller);
    if (!caller.isAdministrator()) {
      throw new MunimentException(
          ErrorCode.ACCESS_DENIED,
          "Access denied: the user '" + caller.name() + "' does not administer this repository.");
    }
  }

  /** Whether the caller holds a privilege, by role or by grant. */
  public boolean holds(Caller caller, Privilege privilege) {
    return states.latest(caller).holds(privilege);
  }

  /**
   * @throws MunimentException ACCESS_DENIED when the caller lacks the privilege or may only read
   */
  public void require(Caller caller, Privilege privilege) {
    CallerAccess held = states.refresh(caller);
    if (held.readOnly()) {
      throw readOnly(caller);
    }
    if (!held.holds(privilege)) {
      throw new MunimentException(
          ErrorCode.ACCESS_DENIED,
          "Access denied: the user '" + caller.name() + "' lacks the privilege " + privilege + ".");
    }
  }

  /**
   * @throws MunimentException ACCESS_DENIED when the caller lacks the feature right
   */
  public void require(Caller caller, FeatureRight feature) {
    if (!states.refresh(caller).holds(feature)) {
      throw new MunimentException(
          ErrorCode.ACCESS_DENIED,
          "Access denied: the user '"
              + caller.name()
              + "' lacks the feature right "
              + feature
              + ".");
    }
  }

  /**
   * Some rights on an entry, and Browse with them. An entry that is not there passes: whoever looks
   * for it says so.
   *
   * @throws MunimentException ACCESS_DENIED with the right that is missing; ENTRY_NOT_FOUND for an
   *     entry that a security tag hides
   */
  public void require(Transaction transaction, Caller caller, int entryId, EntryRight... wanted) {
    int mask = EntryRight.mask(wanted) | EntryRight.Browse.bit();
    CallerAccess held = states.latest(caller);
    if (held.everywhere(mask)) {
      return;
    }
    int repositoryId = caller.repositoryId();
    if (isHidden(transaction, repositoryId, held, entryId)) {
      throw new MunimentException(
          ErrorCode.ENTRY_NOT_FOUND, "The entry with the id " + entryId + " was not found.");
    }
    if (held.byLists(mask)) {
      return;
    }
    Map<Integer, TreeDao.Node> nodes = nodes(transaction, repositoryId, List.of(entryId));
    TreeDao.Node node = nodes.get(entryId);
    if (node == null) {
      return;
    }
    int missing = mask & ~rights(held, nodes, node, caller.trusteeId());
    for (EntryRight right : EntryRight.values()) {
      if ((missing & right.bit()) != 0) {
        throw denied(caller, right.name(), "entry", entryId);
      }
    }
  }

  /** As the other, before a transaction; asks the database only where lists or tags may matter. */
  public void require(Caller caller, int entryId, EntryRight... wanted) {
    if (!states.refresh(caller).everywhere(EntryRight.mask(wanted) | EntryRight.Browse.bit())) {
      database.read(
          transaction -> {
            require(transaction, caller, entryId, wanted);
            return true;
          });
    }
  }

  /** As the other, without Browse: what creators keep on an entry that they can't browse. */
  void requirePermission(Transaction transaction, Caller caller, int entryId, EntryRight right) {
    int repositoryId = caller.repositoryId();
    CallerAccess held = states.latest(caller);
    int rights = rights(transaction, repositoryId, held, caller.trusteeId(), entryId, false);
    if (rights == -1 || isHidden(transaction, repositoryId, held, entryId)) {
      throw new MunimentException(
          ErrorCode.ENTRY_NOT_FOUND, "The entry with the id " + entryId + " was not found.");
    }
    if ((rights & right.bit()) == 0) {
      throw denied(caller, right.name(), "entry", entryId);
    }
  }

  /** The ids of an entry and all above it; only of the entry when it is gone. */
  List<TreeDao.Node> path(Transaction transaction, int repositoryId, int entryId) {
    Map<Integer, TreeDao.Node> nodes = nodes(transaction, repositoryId, List.of(entryId));
    return upwards(nodes, entryId).stream()
        .map(id -> java.util.Objects.requireNonNull(nodes.get(id)))
        .toList();
  }

  private boolean isHidden(
      Transaction transaction, int repositoryId, CallerAccess held, int entryId) {
    return !held.hiddenTags().isEmpty()
        && !tree.tagged(transaction, repositoryId, List.of(entryId), held.hiddenTags()).isEmpty();
  }

  static MunimentException denied(Caller caller, String right, String what, int id) {
    return new MunimentException(
        ErrorCode.ACCESS_DENIED,
        "Access denied: the user '"
            + caller.name()
            + "' lacks the right "
            + right
            + " on the "
            + what
            + " with the id "
            + id
            + ".");
  }

  private Map<Integer, TreeDao.Node> nodes(
      Transaction transaction, int repositoryId, Collection<Integer> ids) {
    Map<Integer, TreeDao.Node> nodes = new HashMap<>();
    tree.withAncestors(transaction, repositoryId, ids).forEach(node -> nodes.put(node.id(), node));
    return nodes;
  }

  private static List<Integer> upwards(Map<Integer, TreeDao.Node> nodes, int id) {
    List<Integer> ids = new ArrayList<>();
    TreeDao.Node node = nodes.get(id);
    while (node != null) {
      ids.add(node.id());
      node = nodes.get(node.parentId());
    }
    return ids;
  }

  private static int rights(
      CallerAccess held, Map<Integer, TreeDao.Node> nodes, TreeDao.Node node, int trusteeId) {
    return held.rights(upwards(nodes, node.id()), node.container(), node.creatorId() == trusteeId);
  }

  /** The rights of one trustee on an entry, in bits; -1 for an entry that is not there. */
  int rights(
      Transaction transaction,
      int repositoryId,
      CallerAccess held,
      int trusteeId,
      int entryId,
      boolean aclOnly) {
    Map<Integer, TreeDao.Node> nodes = nodes(transaction, repositoryId, List.of(entryId));
    TreeDao.Node node = nodes.get(entryId);
    if (node == null) {
      return -1;
    }
    return aclOnly
        ? held.byList(upwards(nodes, entryId), node.container())
        : isHidden(transaction, repositoryId, held, entryId)
            ? 0
            : rights(held, nodes, node, trusteeId);
  }

  /** Whether the caller has a right on every entry, and no tag hides one. */
  public boolean everywhere(Caller caller, EntryRight right) {
    return states.latest(caller).everywhere(right.bit() | EntryRight.Browse.bit());
  }

  /** Those of some entries on which the caller has a right, and Browse. */
  public Set<Integer> allowed(
      Transaction transaction, Caller caller, Collection<Integer> ids, EntryRight right) {
    int mask = right.bit() | EntryRight.Browse.bit();
    CallerAccess held = states.latest(caller);
    Set<Integer> allowed = new HashSet<>(ids);
    if (held.everywhere(mask) || ids.isEmpty()) {
      return allowed;
    }
    int repositoryId = caller.repositoryId();
    if (!held.hiddenTags().isEmpty()) {
      tree.tagged(transaction, repositoryId, ids, held.hiddenTags()).forEach(allowed::remove);
    }
    if (!held.byLists(mask)) {
      Map<Integer, TreeDao.Node> nodes = nodes(transaction, repositoryId, ids);
      allowed.removeIf(
          id -> {
            TreeDao.Node node = nodes.get(id);
            return node == null || (rights(held, nodes, node, caller.trusteeId()) & mask) != mask;
          });
    }
    return allowed;
  }

  /** On which of the entries directly in a folder the caller has a right, and Browse. */
  public ChildRights children(
      Transaction transaction, Caller caller, int folderId, EntryRight right) {
    int mask = right.bit() | EntryRight.Browse.bit();
    CallerAccess held = states.latest(caller);
    if (held.everywhere(mask)) {
      return ChildRights.ALL;
    }
    int[] tags = array(held.hiddenTags());
    if (held.byLists(mask)) {
      return new ChildRights(false, true, true, new int[0], new int[0], tags);
    }
    int repositoryId = caller.repositoryId();
    Map<Integer, TreeDao.Node> nodes = nodes(transaction, repositoryId, List.of(folderId));
    List<Integer> own = new ArrayList<>();
    List<Integer> ownAllowed = new ArrayList<>();
    for (TreeDao.Node child :
        tree.childrenWithLists(transaction, repositoryId, List.of(folderId))) {
      nodes.put(child.id(), child);
      own.add(child.id());
      if ((rights(held, nodes, child, caller.trusteeId()) & mask) == mask) {
        ownAllowed.add(child.id());
      }
    }
    return new ChildRights(
        false,
        (below(held, nodes, folderId, 1, true) & mask) == mask,
        (below(held, nodes, folderId, 1, false) & mask) == mask,
        array(own),
        array(ownAllowed),
        tags);
  }

  /** The rights on an entry without a list so many levels below another one. */
  private static int below(
      CallerAccess held, Map<Integer, TreeDao.Node> nodes, int id, int levels, boolean container) {
    List<Integer> upwards = new ArrayList<>();
    for (int level = 0; level < levels; level++) {
      upwards.add(-1);
    }
    upwards.addAll(upwards(nodes, id));
    return held.rights(upwards, container, false);
  }

  /**
   * On which entries of the repository the caller has a right, and Browse; null for all of them.
   */
  public @Nullable TreeRights tree(Transaction transaction, Caller caller, EntryRight right) {
    int mask = right.bit() | EntryRight.Browse.bit();
    CallerAccess held = states.latest(caller);
    return held.everywhere(mask) ? null : tree(transaction, caller, held, mask);
  }

  /**
   * As the other, for those who look after security tags elsewhere: null also where nothing but
   * tags keeps the caller from entries.
   */
  public @Nullable TreeRights treeByLists(
      Transaction transaction, Caller caller, EntryRight right) {
    int mask = right.bit() | EntryRight.Browse.bit();
    CallerAccess held = states.latest(caller);
    return held.byLists(mask) ? null : tree(transaction, caller, held, mask);
  }

  private TreeRights tree(Transaction transaction, Caller caller, CallerAccess held, int mask) {
    List<Integer> ids = new ArrayList<>(held.lists().keySet());
    Map<Integer, TreeDao.Node> nodes = nodes(transaction, caller.repositoryId(), ids);
    ids.removeIf(id -> !nodes.containsKey(id));
    int[] bits = new int[ids.size()];
    for (int i = 0; i < bits.length; i++) {
      int id = ids.get(i);
      TreeDao.Node node = nodes.get(id);
      int self = node == null ? 0 : held.rights(upwards(nodes, id), node.container(), false);
      bits[i] =
          bit(self, mask, TreeRights.SELF)
              | bit(below(held, nodes, id, 1, true), mask, TreeRights.CHILD_CONTAINER)
              | bit(below(held, nodes, id, 1, false), mask, TreeRights.CHILD_DOCUMENT)
              | bit(below(held, nodes, id, 2, true), mask, TreeRights.DEEP_CONTAINER)
              | bit(below(held, nodes, id, 2, false), mask, TreeRights.DEEP_DOCUMENT);
    }
    return new TreeRights(array(ids), bits, array(held.hiddenTags()));
  }

  private static int bit(int rights, int mask, int bit) {
    return (rights & mask) == mask ? bit : 0;
  }

  /**
   * What a caller may not do to the entries directly in some folders.
   *
   * @param folders in these no entry but the exceptions may be touched that is no container
   * @param kept entries with lists of their own that may not be touched
   * @param free entries with lists of their own that may
   * @param hiddenTags entries with one of these may not be touched
   */
  public record Refused(int[] folders, int[] kept, int[] free, int[] hiddenTags) {}

  /** As the record says, of entries that are no containers; null when all may be touched. */
  public @Nullable Refused refused(
      Transaction transaction, Caller caller, Collection<Integer> folderIds, EntryRight right) {
    int mask = right.bit() | EntryRight.Browse.bit();
    CallerAccess held = states.latest(caller);
    if (held.everywhere(mask)) {
      return null;
    }
    int repositoryId = caller.repositoryId();
    Map<Integer, TreeDao.Node> nodes = nodes(transaction, repositoryId, folderIds);
    List<Integer> folders = new ArrayList<>();
    for (int folder : folderIds) {
      if ((below(held, nodes, folder, 1, false) & mask) != mask) {
        folders.add(folder);
      }
    }
    List<Integer> kept = new ArrayList<>();
    List<Integer> free = new ArrayList<>();
    for (TreeDao.Node child : tree.childrenWithLists(transaction, repositoryId, folderIds)) {
      if (!child.container()) {
        nodes.put(child.id(), child);
        boolean may = (rights(held, nodes, child, caller.trusteeId()) & mask) == mask;
        (may ? free : kept).add(child.id());
      }
    }
    return new Refused(array(folders), array(kept), array(free), array(held.hiddenTags()));
  }

  private static int[] array(Collection<Integer> ids) {
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The security tags that the caller may not assign or take away, among some. */
  public boolean mayTag(Caller caller, int secureTagId) {
    CallerAccess held = states.latest(caller);
    return held.holds(Privilege.TagManager) || held.heldTags().contains(secureTagId);
  }

  /** To be called when metadata comes to hold a security tag. */
  public void tagUsed(Transaction transaction, Caller caller, int secureTagId) {
    if (!states.latest(caller).secureTags().contains(secureTagId)) {
      change(transaction, caller.repositoryId());
    }
  }

  /** Whether the caller has a right on a field, by its list or by privilege. */
  public boolean may(Caller caller, int fieldId, FieldRight right) {
    return (states.latest(caller).fieldRights(fieldId, false) & right.bit()) != 0;
  }

  /**
   * @throws MunimentException ACCESS_DENIED
   */
  public void require(Caller caller, int fieldId, FieldRight right) {
    if (!may(caller, fieldId, right)) {
      throw denied(caller, right.name(), "field", fieldId);
    }
  }

  /** Whether the caller has a right on a template, by its list or by privilege. */
  public boolean may(Caller caller, int templateId, TemplateRight right) {
    return (states.latest(caller).templateRights(templateId, false) & right.bit()) != 0;
  }

  /**
   * @throws MunimentException ACCESS_DENIED
   */
  public void require(Caller caller, int templateId, TemplateRight right) {
    if (!may(caller, templateId, right)) {
      throw denied(caller, right.name(), "template", templateId);
    }
  }

  /** The fields whose values the caller may not read. */
  public Set<Integer> hiddenFields(Caller caller) {
    return states.latest(caller).hiddenFields();
  }

  /** The templates whose definitions the caller may not read. */
  public Set<Integer> hiddenTemplates(Caller caller) {
    return states.latest(caller).hiddenTemplates();
  }

  /** Gives a new field the list that is kept for new fields. */
  public void fieldCreated(Transaction transaction, int repositoryId, int fieldId) {
    created(transaction, repositoryId, AccessKind.NEW_FIELD, AccessKind.FIELD, fieldId);
  }

  /** Gives a new template the list that is kept for new templates. */
  public void templateCreated(Transaction transaction, int repositoryId, int templateId) {
    created(transaction, repositoryId, AccessKind.NEW_TEMPLATE, AccessKind.TEMPLATE, templateId);
  }

  private void created(
      Transaction transaction, int repositoryId, AccessKind from, AccessKind to, int id) {
    AccessList first = lists.find(transaction, repositoryId, from, 0);
    if (first != null && !first.equals(to.first())) {
      put(transaction, repositoryId, to, id, first);
    }
  }

  @Nullable AccessList find(
      Transaction transaction, int repositoryId, AccessKind kind, int objectId) {
    return lists.find(transaction, repositoryId, kind, objectId);
  }

  void put(
      Transaction transaction, int repositoryId, AccessKind kind, int objectId, AccessList list) {
    lists.put(transaction, repositoryId, kind, objectId, list, change(transaction, repositoryId));
  }

  private long change(Transaction transaction, int repositoryId) {
    states.changed(transaction, repositoryId);
    return versions.change(transaction, repositoryId);
  }
}
