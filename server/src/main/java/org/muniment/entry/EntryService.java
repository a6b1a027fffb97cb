package org.muniment.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.access.TemplateRight;
import org.muniment.database.Database;
import org.muniment.database.SqlStates;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/** Reads and changes single entries (contract: entries §1 to §4). Thread-safe. */
public final class EntryService {
  private static final int ATTEMPTS = 10;

  private final Database database;
  private final AccessService access;
  private final EntryIds ids;
  private final Clock clock;
  private final EntryGuard guard;
  private final EntryDao dao = new EntryDao();
  private final EntryPathDao paths = new EntryPathDao();
  private final EntryCounterDao counter = new EntryCounterDao();
  private final EntryWriter writer = new EntryWriter();
  private final RootCopy root = new RootCopy();

  /** With nothing that protects entries. */
  public EntryService(Database database, AccessService access, EntryIds ids, Clock clock) {
    this(database, access, ids, clock, EntryGuard.OPEN);
  }

  public EntryService(
      Database database, AccessService access, EntryIds ids, Clock clock, EntryGuard guard) {
    this.database = database;
    this.access = access;
    this.ids = ids;
    this.clock = clock;
    this.guard = guard;
  }

  /** Makes the root folder of a new repository. */
  public void createRoot(Transaction transaction, int repositoryId, String name, int creatorId) {
    counter.insert(transaction, repositoryId, Entry.ROOT + 1);
    dao.insert(
        transaction,
        repositoryId,
        new EntryDao.NewRow(
            Entry.ROOT, null, name, EntryType.Folder, creatorId, now(), null, null, null, null));
  }

  /** Entry times have whole seconds on the wire; they are stored so. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The entry with its path.
   *
   * @throws MunimentException ENTRY_NOT_FOUND
   */
  public Entry get(Caller caller, int id) {
    access.require(caller, Right.READ);
    return database.read(
        transaction -> {
          access.require(transaction, caller, id);
          return withoutHiddenTemplate(caller, get(transaction, caller.repositoryId(), id));
        });
  }

  private Entry withoutHiddenTemplate(Caller caller, Entry entry) {
    Entry.Template template = entry.template();
    return template == null || access.may(caller, template.id(), TemplateRight.ReadDefinition)
        ? entry
        : entry.withTemplateFields(List.of());
  }

  /** As {@link #get(Caller, int)}, as a building block. */
  public Entry get(Transaction transaction, int repositoryId, int id) {
    Entry entry =
        dao.find(transaction, repositoryId, id).orElseThrow(() -> EntryWriter.notFound(id));
    Entry.Template template = entry.template();
    if (template != null) {
      entry =
          entry.withTemplateFields(
              dao.templateFieldNames(transaction, repositoryId, template.id()));
    }
    List<EntryPathDao.Step> steps = paths.pathOf(transaction, repositoryId, id);
    String folderPath =
        steps.size() <= 1 ? "" : EntryPathDao.text(steps.subList(0, steps.size() - 1));
    RecordPlace place =
        steps.size() <= 1 ? RecordPlace.NONE : RecordPlace.of(steps.subList(0, steps.size() - 1));
    return entry.at(folderPath, place, 0);
  }

  /** The full paths of some entries by their ids; those that are gone are left out. */
  public Map<Integer, String> fullPaths(
      Transaction transaction, int repositoryId, Collection<Integer> ids) {
    return paths.fullPaths(transaction, repositoryId, ids);
  }

  /** What a folder holds. */
  public ChildInfo childInfo(Caller caller, int id) {
    access.require(caller, Right.READ);
    return database.read(
        transaction -> {
          access.require(transaction, caller, id);
          return dao.childInfo(
              transaction,
              caller.repositoryId(),
              id,
              access.children(transaction, caller, id, EntryRight.Browse));
        });
  }

  /**
   * An entry found by its path, or the deepest ancestor there is.
   *
   * @param exact whether it is the entry itself
   */
  public record Found(Entry entry, boolean exact) {}

  /**
   * @param fullPath names separated by backslashes, compared without regard to case
   * @throws MunimentException ENTRY_NOT_FOUND when there is no such entry and no fallback is wanted
   */
  public Found getByPath(Caller caller, String fullPath, boolean fallbackToClosestAncestor) {
    access.require(caller, Right.READ);
    List<String> names = EntryName.fullPath(fullPath);
    return database.read(
        transaction -> {
          int repositoryId = caller.repositoryId();
          List<String> walked = names.subList(0, Math.min(names.size(), EntryName.DEEPEST + 1));
          EntryPathDao.Reached reached = paths.walk(transaction, repositoryId, Entry.ROOT, walked);
          boolean exact = reached.names() == names.size();
          if (!exact && !fallbackToClosestAncestor) {
            throw new MunimentException(
                ErrorCode.ENTRY_NOT_FOUND, "No entry was found at the path '" + fullPath + "'.");
          }
          int id = reached.id();
          if (fallbackToClosestAncestor) {
            id = closestShown(transaction, caller, id);
          } else {
            access.require(transaction, caller, id);
          }
          return new Found(
              withoutHiddenTemplate(caller, get(transaction, repositoryId, id)),
              exact && id == reached.id());
        });
  }

  /** The entry, or the deepest one above it that the caller may browse. */
  private int closestShown(Transaction transaction, Caller caller, int id) {
    if (access.everywhere(caller, EntryRight.Browse)) {
      return id;
    }
    List<Integer> path =
        paths.pathOf(transaction, caller.repositoryId(), id).stream()
            .map(EntryPathDao.Step::id)
            .toList();
    Set<Integer> shown = access.allowed(transaction, caller, path, EntryRight.Browse);
    for (int at = path.size() - 1; at > 0; at--) {
      if (shown.contains(path.get(at))) {
        return path.get(at);
      }
    }
    access.require(transaction, caller, Entry.ROOT);
    return Entry.ROOT;
  }

  /** A folder or shortcut to be made. */
  public record NewEntry(
      String name,
      EntryType type,
      @Nullable Integer targetId,
      boolean autoRename,
      @Nullable String volumeName,
      EntryWriter.Place place) {}

  /**
   * @throws MunimentException for bad names, places that don't exist, taken names
   */
  public Entry create(Caller caller, NewEntry request) {
    access.require(caller, Right.WRITE);
    EntryName.check(request.name());
    checkVolume(request.volumeName());
    int repositoryId = caller.repositoryId();
    Instant now = now();
    try (EntryIds.Supply supply = ids.supply(repositoryId, request.place().mostNewFolders() + 1)) {
      int id = supply.first();
      return database.write(transaction -> create(transaction, caller, request, id, supply, now));
    }
  }

  private Entry create(
      Transaction transaction,
      Caller caller,
      NewEntry request,
      int id,
      EntryIds.Supply supply,
      Instant now) {
    int repositoryId = caller.repositoryId();
    int folder =
        writer.folder(
            transaction,
            caller,
            access,
            rightToCreate(request.type()),
            request.place(),
            supply,
            now);
    EntryType targetType = null;
    if (request.type() == EntryType.Shortcut) {
      if (request.targetId() != null) {
        access.require(transaction, caller, request.targetId());
      }
      targetType = shortcutTarget(transaction, repositoryId, request.targetId());
    }
    writer.insert(
        transaction,
        repositoryId,
        new EntryDao.NewRow(
            id,
            folder,
            request.name(),
            request.type(),
            caller.trusteeId(),
            now,
            null,
            request.type() == EntryType.Shortcut ? request.targetId() : null,
            targetType,
            null),
        request.autoRename());
    return get(transaction, repositoryId, id);
  }

  static EntryRight rightToCreate(EntryType type) {
    return type.isContainer() ? EntryRight.CreateFolder : EntryRight.CreateDocument;
  }

  private EntryType shortcutTarget(
      Transaction transaction, int repositoryId, @Nullable Integer targetId) {
    if (targetId == null) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The targetId of the shortcut is missing.");
    }
    EntryDao.Row target = dao.getRow(transaction, repositoryId, targetId);
    if (target.type() == EntryType.Shortcut) {
      throw new MunimentException(
          ErrorCode.WRONG_ENTRY_TYPE, "A shortcut can't point to another shortcut.");
    }
    return target.type();
  }

  /**
   * @throws MunimentException VOLUME_NOT_FOUND for any volume but the one there is
   */
  public static void checkVolume(@Nullable String volumeName) {
    if (volumeName != null && !volumeName.isEmpty() && !volumeName.equalsIgnoreCase(Entry.VOLUME)) {
      throw new MunimentException(
          ErrorCode.VOLUME_NOT_FOUND, "The volume '" + volumeName + "' was not found.");
    }
  }

  /**
   * Moves and renames. A move needs Delete on the entry, and the right to create it in its new
   * folder; its new name Rename.
   *
   * @param parentId the new parent, or null to stay
   * @param name the new name, or null to keep it
   * @throws MunimentException NAME_CONFLICT, INVALID_MOVE for the root or a move below itself
   */
  public Entry update(
      Caller caller,
      int id,
      @Nullable Integer parentId,
      @Nullable String name,
      boolean autoRename) {
    access.require(caller, Right.WRITE);
    if (name != null) {
      EntryName.check(name);
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return database.write(
            transaction -> update(transaction, caller, id, parentId, name, autoRename));
      } catch (RuntimeException failure) {
        if (!SqlStates.isUniqueViolation(failure)) {
          throw failure;
        }
        // The name was free when we looked and is taken now.
        if (!autoRename || attempt == ATTEMPTS) {
          throw EntryWriter.nameConflict(name == null ? "" : name);
        }
      }
    }
  }

  private Entry update(
      Transaction transaction,
      Caller caller,
      int id,
      @Nullable Integer parentId,
      @Nullable String name,
      boolean autoRename) {
    int repositoryId = caller.repositoryId();
    EntryDao.Row before = dao.getRow(transaction, repositoryId, id);
    if (parentId != null && before.type().isContainer()) {
      counter.lockTree(transaction, repositoryId);
    }
    int folder = parentId == null ? before.parentId() : parentId;
    // The folder in which a name is taken comes before the entry: the order of all who lock both.
    Optional<EntryDao.Row> kept =
        folder == id ? Optional.of(before) : dao.findAndKeep(transaction, repositoryId, folder);
    EntryDao.Row row =
        dao.findForUpdate(transaction, repositoryId, id)
            .orElseThrow(() -> EntryWriter.notFound(id));
    access.require(transaction, caller, id);
    int target = parentId == null ? row.parentId() : parentId;
    boolean renamed = name != null && !name.equals(row.name());
    if (renamed || target != row.parentId()) {
      guard.check(transaction, caller, id, EntryGuard.Change.PLACE);
    }
    if (renamed) {
      access.require(transaction, caller, id, EntryRight.Rename);
    }
    if (target != row.parentId()) {
      access.require(transaction, caller, id, EntryRight.Delete);
      access.require(transaction, caller, target, rightToCreate(row.type()));
      if (id == Entry.ROOT) {
        throw new MunimentException(ErrorCode.INVALID_MOVE, "The root folder can't be moved.");
      }
      if (row.type().isContainer()) {
        counter.countFolderMove(transaction, repositoryId);
      }
      // A place other than the present one was asked for, so it is the folder that is kept.
      checkMove(
          transaction, repositoryId, row, kept.orElseThrow(() -> EntryWriter.notFound(target)));
    }
    String wanted = name == null ? row.name() : name;
    if (target == row.parentId() && wanted.equals(row.name())) {
      return get(transaction, repositoryId, id);
    }
    Optional<EntryDao.Row> taken =
        id == Entry.ROOT
            ? Optional.empty()
            : dao.findChild(transaction, repositoryId, target, wanted)
                .filter(other -> other.id() != id);
    if (taken.isPresent()) {
      if (!autoRename) {
        throw EntryWriter.nameConflict(wanted);
      }
      wanted =
          EntryName.numbered(
              wanted, dao.highestNumber(transaction, repositoryId, target, wanted) + 1);
    }
    if (id == Entry.ROOT) {
      dao.rename(transaction, repositoryId, id, wanted, caller.trusteeId(), now());
    } else {
      dao.place(transaction, repositoryId, id, target, wanted, caller.trusteeId(), now());
    }
    return get(transaction, repositoryId, id);
  }

  private void checkMove(
      Transaction transaction, int repositoryId, EntryDao.Row row, EntryDao.Row parent) {
    EntryWriter.container(parent);
    if (row.type() == EntryType.RecordSeries) {
      writer.requireSeriesPlace(transaction, repositoryId, parent);
    }
    List<EntryPathDao.Step> target = paths.pathOf(transaction, repositoryId, parent.id());
    if (target.stream().anyMatch(step -> step.id() == row.id())) {
      throw new MunimentException(
          ErrorCode.INVALID_MOVE, "A folder can't be moved into itself or below itself.");
    }
    RecordPlace.of(target).requireOpen();
    int depth = target.size();
    EntryName.checkDepth(depth);
    int before = paths.pathOf(transaction, repositoryId, row.id()).size() - 1;
    if (row.type().isContainer() && depth > before) {
      EntryName.checkDepth(depth + paths.height(transaction, repositoryId, row.id()));
    }
  }

  /**
   * Copies a document or shortcut at once (contract: entries §4).
   *
   * @throws MunimentException WRONG_ENTRY_TYPE for a folder
   */
  public Entry copy(
      Caller caller,
      int destinationId,
      int sourceId,
      String name,
      boolean autoRename,
      @Nullable String volumeName) {
    access.require(caller, Right.WRITE);
    EntryName.check(name);
    checkVolume(volumeName);
    int repositoryId = caller.repositoryId();
    int id = ids.next(repositoryId);
    Instant now = now();
    return database.write(
        transaction -> {
          EntryDao.Row source = dao.getRow(transaction, repositoryId, sourceId);
          access.require(transaction, caller, sourceId, EntryRight.Read);
          access.require(transaction, caller, destinationId, EntryRight.CreateDocument);
          if (source.type() == EntryType.RecordSeries) {
            throw new MunimentException(
                ErrorCode.RECORD_SERIES_COPY, "A record series can't be copied.");
          }
          if (source.type().isContainer()) {
            throw new MunimentException(
                ErrorCode.WRONG_ENTRY_TYPE,
                "The entry with the id "
                    + sourceId
                    + " is a folder; folders are copied by StartCopyEntry.");
          }
          List<EntryPathDao.Step> steps = paths.pathOf(transaction, repositoryId, destinationId);
          EntryName.checkDepth(steps.size());
          RecordPlace.of(steps).requireOpen();
          root.copy(
              transaction,
              caller,
              new RootCopy.Order(id, sourceId, destinationId, name, autoRename),
              now);
          return get(transaction, repositoryId, id);
        });
  }

  static void requireDocument(EntryType type, int id) {
    if (type != EntryType.Document) {
      throw new MunimentException(
          ErrorCode.WRONG_ENTRY_TYPE, "The entry with the id " + id + " is not a document.");
    }
  }
}
