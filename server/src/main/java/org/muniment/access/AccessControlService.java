package org.muniment.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.GroupService;
import org.muniment.identity.Privilege;

/**
 * Reads and sets access control lists, and tells rights (contract: more-resources §1). Thread-safe.
 */
public final class AccessControlService {
  private static final int ROOT = 1;

  private final Database database;
  private final AccessService access;
  private final AccessLists lists;
  private final TreeDao tree = new TreeDao();
  private final AccessListDao dao = new AccessListDao();

  public AccessControlService(Database database, AccessService access, GroupService groups) {
    this.database = database;
    this.access = access;
    this.lists = new AccessLists(groups);
  }

  /**
   * The rights of a trustee.
   *
   * @param rights as bits
   */
  public record Rights(int rights, boolean readOnly) {}

  /**
   * Whose rights are asked for; without both, the caller's. The identifier wins.
   *
   * @param aclOnly whether to leave out what privileges and ownership add
   */
  public record Question(@Nullable String sid, @Nullable String name, boolean aclOnly) {
    boolean ofCaller() {
      return (sid == null || sid.isBlank()) && (name == null || name.isBlank());
    }
  }

  /**
   * @param inherited whether elements of the folders above are wanted, too
   * @throws MunimentException ENTRY_NOT_FOUND; ACCESS_DENIED without ReadPermissions
   */
  public AccessLists.ShownList entryList(Caller caller, int entryId, boolean inherited) {
    access.require(caller, Right.READ);
    return database.read(
        transaction -> {
          access.requirePermission(transaction, caller, entryId, EntryRight.ReadPermissions);
          return entryList(transaction, caller.repositoryId(), entryId, inherited);
        });
  }

  private AccessLists.ShownList entryList(
      Transaction transaction, int repositoryId, int entryId, boolean inherited) {
    List<TreeDao.Node> path = access.path(transaction, repositoryId, entryId);
    Map<Integer, String> names =
        tree.names(transaction, repositoryId, path.stream().map(TreeDao.Node::id).toList());
    List<AccessElement> elements = new ArrayList<>();
    List<@Nullable String> from = new ArrayList<>();
    AccessList own = entryList(transaction, repositoryId, entryId);
    AccessList list = own;
    for (int distance = 0; distance < path.size(); distance++) {
      if (distance > 0) {
        if (!inherited || !list.inherits()) {
          break;
        }
        list = entryList(transaction, repositoryId, path.get(distance).id());
      }
      for (AccessElement element : list.elements()) {
        if (distance == 0 || element.scope().reaches(distance, path.get(0).container())) {
          elements.add(element);
          from.add(distance == 0 ? null : text(path.subList(distance, path.size()), names));
        }
      }
    }
    return new AccessLists.ShownList(
        lists.show(transaction, repositoryId, elements, from), own.inherits());
  }

  private AccessList entryList(Transaction transaction, int repositoryId, int entryId) {
    AccessList stored = access.find(transaction, repositoryId, AccessKind.ENTRY, entryId);
    return stored != null
        ? stored
        : entryId == ROOT
            ? new AccessList(true, AccessKind.ENTRY.first().elements())
            : AccessList.EMPTY;
  }

  private static String text(List<TreeDao.Node> upwards, Map<Integer, String> names) {
    StringBuilder path = new StringBuilder();
    for (TreeDao.Node node : upwards) {
      if (node.id() != ROOT) {
        path.insert(0, "\\" + names.getOrDefault(node.id(), ""));
      }
    }
    return path.isEmpty() ? "\\" : path.toString();
  }

  /**
   * Replaces the elements of an entry's own list.
   *
   * @param inheritParents null to keep what is
   * @return the list with what is inherited
   * @throws MunimentException ENTRY_NOT_FOUND; ACCESS_DENIED without ChangePermissions;
   *     TRUSTEE_NOT_FOUND
   */
  public AccessLists.ShownList setEntryList(
      Caller caller,
      int entryId,
      List<AccessLists.Wanted> wanted,
      @Nullable Boolean inheritParents) {
    access.require(caller, Right.WRITE);
    int repositoryId = caller.repositoryId();
    return database.write(
        transaction -> {
          access.requirePermission(transaction, caller, entryId, EntryRight.ChangePermissions);
          List<AccessElement> elements = lists.resolve(transaction, repositoryId, wanted);
          boolean inherits =
              inheritParents != null
                  ? inheritParents
                  : entryList(transaction, repositoryId, entryId).inherits();
          access.put(
              transaction,
              repositoryId,
              AccessKind.ENTRY,
              entryId,
              new AccessList(inherits, elements));
          return entryList(transaction, repositoryId, entryId, true);
        });
  }

  /** Replaces the list of an entry without asking for rights; a building block for seeds. */
  public void setEntryList(
      Transaction transaction,
      int repositoryId,
      int entryId,
      List<AccessLists.Wanted> wanted,
      boolean inherits) {
    access.put(
        transaction,
        repositoryId,
        AccessKind.ENTRY,
        entryId,
        new AccessList(inherits, lists.resolve(transaction, repositoryId, wanted)));
  }

  /** Removes the lists of what was deleted; answers how many. For regular housekeeping. */
  public int sweep() {
    return database.write(dao::sweep);
  }

  /** The ids of all entries that have a list which was set, for seeds. */
  public List<Integer> entriesWithLists(Transaction transaction, int repositoryId) {
    return dao.entries(transaction, repositoryId);
  }

  /** The list of an entry itself, without asking for rights; a building block for seeds. */
  public AccessLists.ShownList entryListAlone(
      Transaction transaction, int repositoryId, int entryId) {
    return entryList(transaction, repositoryId, entryId, false);
  }

  /**
   * @throws MunimentException ENTRY_NOT_FOUND, TRUSTEE_NOT_FOUND; ACCESS_DENIED for the rights of
   *     others without ReadPermissions
   */
  public Rights entryRights(Caller caller, int entryId, Question question) {
    access.require(caller, Right.READ);
    int repositoryId = caller.repositoryId();
    return database.read(
        transaction -> {
          Asked asked = asked(transaction, caller, question);
          if (asked.other() && !access.holds(caller, Privilege.TrusteeManager)) {
            access.requirePermission(transaction, caller, entryId, EntryRight.ReadPermissions);
          } else {
            access.require(transaction, caller, entryId);
          }
          int rights =
              access.rights(
                  transaction,
                  repositoryId,
                  asked.held(),
                  asked.trusteeId(),
                  entryId,
                  question.aclOnly());
          if (rights == -1) {
            throw new MunimentException(
                ErrorCode.ENTRY_NOT_FOUND, "The entry with the id " + entryId + " was not found.");
          }
          return new Rights(rights, asked.held().readOnly());
        });
  }

  private record Asked(int trusteeId, boolean other, CallerAccess held) {}

  private Asked asked(Transaction transaction, Caller caller, Question question) {
    int repositoryId = caller.repositoryId();
    String sid = question.sid();
    String name = question.name();
    if (question.ofCaller()) {
      return new Asked(caller.trusteeId(), false, access.states().latest(caller));
    }
    int id =
        sid != null && !sid.isBlank()
            ? lists.bySid(transaction, repositoryId, sid).id()
            : lists.byName(transaction, repositoryId, name == null ? "" : name).id();
    return id == caller.trusteeId()
        ? new Asked(id, false, access.states().latest(caller))
        : new Asked(id, true, access.states().of(transaction, repositoryId, id));
  }

  /**
   * @throws MunimentException FIELD_NOT_FOUND; ACCESS_DENIED without ReadPermissions
   */
  public List<AccessLists.Shown> fieldList(Caller caller, int fieldId) {
    return read(
        caller,
        transaction -> {
          requireThere(transaction, caller, AccessKind.FIELD, fieldId);
          access.require(caller, fieldId, FieldRight.ReadPermissions);
          return shown(transaction, caller, AccessKind.FIELD, fieldId);
        });
  }

  /**
   * @throws MunimentException FIELD_NOT_FOUND, TRUSTEE_NOT_FOUND; ACCESS_DENIED without
   *     ChangePermissions
   */
  public List<AccessLists.Shown> setFieldList(
      Caller caller, int fieldId, List<AccessLists.Wanted> wanted) {
    return write(
        caller,
        transaction -> {
          requireThere(transaction, caller, AccessKind.FIELD, fieldId);
          access.require(caller, fieldId, FieldRight.ChangePermissions);
          return set(transaction, caller, AccessKind.FIELD, fieldId, wanted);
        });
  }

  /**
   * @throws MunimentException FIELD_NOT_FOUND, TRUSTEE_NOT_FOUND; ACCESS_DENIED for the rights of
   *     others without ReadPermissions
   */
  public Rights fieldRights(Caller caller, int fieldId, Question question) {
    return read(
        caller,
        transaction -> {
          requireThere(transaction, caller, AccessKind.FIELD, fieldId);
          Asked asked = asked(transaction, caller, question);
          if (asked.other() && !access.holds(caller, Privilege.TrusteeManager)) {
            access.require(caller, fieldId, FieldRight.ReadPermissions);
          }
          return new Rights(
              asked.held().fieldRights(fieldId, question.aclOnly()), asked.held().readOnly());
        });
  }

  /** What new fields get. */
  public List<AccessLists.Shown> newFieldList(Caller caller) {
    return read(caller, transaction -> shown(transaction, caller, AccessKind.NEW_FIELD, 0));
  }

  /**
   * @throws MunimentException TRUSTEE_NOT_FOUND; ACCESS_DENIED without the privilege
   */
  public List<AccessLists.Shown> setNewFieldList(Caller caller, List<AccessLists.Wanted> wanted) {
    access.require(caller, Privilege.MetadataManager);
    return write(caller, transaction -> set(transaction, caller, AccessKind.NEW_FIELD, 0, wanted));
  }

  /**
   * @throws MunimentException TEMPLATE_NOT_FOUND; ACCESS_DENIED without ReadPermissions
   */
  public List<AccessLists.Shown> templateList(Caller caller, int templateId) {
    return read(
        caller,
        transaction -> {
          requireThere(transaction, caller, AccessKind.TEMPLATE, templateId);
          access.require(caller, templateId, TemplateRight.ReadPermissions);
          return shown(transaction, caller, AccessKind.TEMPLATE, templateId);
        });
  }

  /**
   * @throws MunimentException TEMPLATE_NOT_FOUND, TRUSTEE_NOT_FOUND; ACCESS_DENIED without
   *     ChangePermissions
   */
  public List<AccessLists.Shown> setTemplateList(
      Caller caller, int templateId, List<AccessLists.Wanted> wanted) {
    return write(
        caller,
        transaction -> {
          requireThere(transaction, caller, AccessKind.TEMPLATE, templateId);
          access.require(caller, templateId, TemplateRight.ChangePermissions);
          return set(transaction, caller, AccessKind.TEMPLATE, templateId, wanted);
        });
  }

  /**
   * @throws MunimentException TEMPLATE_NOT_FOUND, TRUSTEE_NOT_FOUND; ACCESS_DENIED for the rights
   *     of others without ReadPermissions
   */
  public Rights templateRights(Caller caller, int templateId, Question question) {
    return read(
        caller,
        transaction -> {
          requireThere(transaction, caller, AccessKind.TEMPLATE, templateId);
          Asked asked = asked(transaction, caller, question);
          if (asked.other() && !access.holds(caller, Privilege.TrusteeManager)) {
            access.require(caller, templateId, TemplateRight.ReadPermissions);
          }
          return new Rights(
              asked.held().templateRights(templateId, question.aclOnly()), asked.held().readOnly());
        });
  }

  /** What new templates get. */
  public List<AccessLists.Shown> newTemplateList(Caller caller) {
    return read(caller, transaction -> shown(transaction, caller, AccessKind.NEW_TEMPLATE, 0));
  }

  /**
   * @throws MunimentException TRUSTEE_NOT_FOUND; ACCESS_DENIED without the privilege
   */
  public List<AccessLists.Shown> setNewTemplateList(
      Caller caller, List<AccessLists.Wanted> wanted) {
    access.require(caller, Privilege.MetadataManager);
    return write(
        caller, transaction -> set(transaction, caller, AccessKind.NEW_TEMPLATE, 0, wanted));
  }

  /** Which definition a list of a seed belongs to. */
  public enum Definition {
    FIELD(AccessKind.FIELD),
    TEMPLATE(AccessKind.TEMPLATE),
    NEW_FIELD(AccessKind.NEW_FIELD),
    NEW_TEMPLATE(AccessKind.NEW_TEMPLATE);

    private final AccessKind kind;

    Definition(AccessKind kind) {
      this.kind = kind;
    }
  }

  /**
   * Replaces a list without asking for rights; a building block for seeds.
   *
   * @param id 0 for what new ones get
   */
  public void setDefinitionList(
      Transaction transaction,
      int repositoryId,
      Definition definition,
      int id,
      List<AccessLists.Wanted> wanted) {
    access.put(
        transaction,
        repositoryId,
        definition.kind,
        id,
        new AccessList(false, lists.resolve(transaction, repositoryId, wanted)));
  }

  /** A list that was set, without asking for rights; null for one that never was. For seeds. */
  public @Nullable List<AccessLists.Shown> definitionList(
      Transaction transaction, int repositoryId, Definition definition, int id) {
    return access.find(transaction, repositoryId, definition.kind, id) == null
        ? null
        : shown(transaction, repositoryId, definition.kind, id);
  }

  private List<AccessLists.Shown> shown(
      Transaction transaction, Caller caller, AccessKind kind, int id) {
    return shown(transaction, caller.repositoryId(), kind, id);
  }

  private List<AccessLists.Shown> shown(
      Transaction transaction, int repositoryId, AccessKind kind, int id) {
    AccessList stored = access.find(transaction, repositoryId, kind, id);
    List<AccessElement> elements = (stored == null ? kind.first() : stored).elements();
    return lists.show(
        transaction, repositoryId, elements, Collections.nCopies(elements.size(), null));
  }

  private List<AccessLists.Shown> set(
      Transaction transaction,
      Caller caller,
      AccessKind kind,
      int id,
      List<AccessLists.Wanted> wanted) {
    int repositoryId = caller.repositoryId();
    access.put(
        transaction,
        repositoryId,
        kind,
        id,
        new AccessList(false, lists.resolve(transaction, repositoryId, wanted)));
    return shown(transaction, caller, kind, id);
  }

  private void requireThere(Transaction transaction, Caller caller, AccessKind kind, int id) {
    if (!dao.exists(transaction, caller.repositoryId(), kind, id)) {
      throw kind == AccessKind.FIELD
          ? new MunimentException(ErrorCode.FIELD_NOT_FOUND, "There is no field " + id + ".")
          : new MunimentException(
              ErrorCode.TEMPLATE_NOT_FOUND, "Template not found: there is no template " + id + ".");
    }
  }

  private <T> T read(Caller caller, java.util.function.Function<Transaction, T> work) {
    access.require(caller, Right.READ);
    return database.read(work);
  }

  private <T> T write(Caller caller, java.util.function.Function<Transaction, T> work) {
    access.require(caller, Right.WRITE);
    return database.write(work);
  }
}
