package org.muniment.records;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryType;
import org.muniment.entry.RecordTree;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Privilege;

/** Records and record folders (contract: more-resources §2). Thread-safe. */
public final class RecordService {
  private final Database database;
  private final AccessService access;
  private final EntryGuard guard;
  private final RecordTree tree = new RecordTree();
  private final RecordDao dao = new RecordDao();
  private final RecordSeriesDao series = new RecordSeriesDao();
  private final RecordEventDao events = new RecordEventDao();

  public RecordService(Database database, AccessService access, EntryGuard guard) {
    this.database = database;
    this.access = access;
    this.guard = guard;
  }

  /** What records can be due for. */
  public enum Action {
    DISPOSITION,
    TRANSFER
  }

  /**
   * @throws MunimentException ENTRY_NOT_FOUND, NOT_A_RECORD
   */
  public RecordProperties get(Caller caller, int id) {
    access.require(caller, Right.READ);
    return database.read(
        transaction -> {
          RecordTree.Place place = tree.get(transaction, caller.repositoryId(), id);
          access.require(transaction, caller, id);
          requireRecord(place);
          return describe(transaction, caller.repositoryId(), place);
        });
  }

  private static void requireRecord(RecordTree.Place place) {
    if (!place.state().record() && !place.state().recordFolder()) {
      throw new MunimentException(
          ErrorCode.NOT_A_RECORD,
          "The entry with the id " + place.entryId() + " is neither a record nor a record folder.");
    }
  }

  private RecordProperties describe(
      Transaction transaction, int repositoryId, RecordTree.Place place) {
    Declared own = dao.find(transaction, repositoryId, place.entryId()).orElse(Declared.NOTHING);
    Retention ofSeries = Retention.NONE;
    Map<Integer, RecordSeries> found = series.find(transaction, repositoryId, place.series());
    for (int id : place.series()) {
      ofSeries = ofSeries.orElse(found.getOrDefault(id, RecordSeries.NONE).retention());
    }
    if (place.type() == EntryType.Folder) {
      return new RecordProperties(
          own.closed(),
          own.retention().orElse(ofSeries).shown(),
          own.filingDate(),
          own.triggerDate(),
          null);
    }
    Integer folderId = place.recordFolderId();
    Declared folder =
        folderId == null
            ? Declared.NOTHING
            : dao.find(transaction, repositoryId, folderId).orElse(Declared.NOTHING);
    Retention above = folder.retention().orElse(ofSeries);
    boolean filed = folderId != null;
    return new RecordProperties(
        folder.closed(),
        new Retention(
                assigned(
                    filed,
                    own.cutoffInherited(),
                    own.retention().cutoffCriterionId(),
                    above.cutoffCriterionId()),
                assigned(
                    filed,
                    own.scheduleInherited(),
                    own.retention().dispositionScheduleId(),
                    above.dispositionScheduleId()),
                null,
                null,
                null,
                null,
                null)
            .shown(),
        own.filingDate(),
        own.triggerDate(),
        new RecordProperties.Filed(
            folderId,
            filed && own.cutoffInherited(),
            filed && own.scheduleInherited(),
            own.reviewer(),
            own.lastReviewDate(),
            above.nextReview(own.lastReviewDate())));
  }

  /** Outside of record folders, a record follows the record series where nothing is assigned. */
  private static @Nullable Integer assigned(
      boolean filed, boolean inherited, @Nullable Integer own, @Nullable Integer above) {
    if (filed) {
      return inherited ? above : own;
    }
    return own == null ? above : own;
  }

  /**
   * Changes a record or record folder; a plain document becomes a record by that, a plain folder a
   * record folder.
   *
   * @throws MunimentException ENTRY_NOT_FOUND; NOT_A_RECORD for entries that can't be either;
   *     RECORD_MEMBER_UNFIT, INVALID_REQUEST, ENTRY_LOCKED
   */
  public RecordProperties update(Caller caller, int id, RecordUpdate update) {
    access.require(caller, Right.WRITE);
    update.check();
    int repositoryId = caller.repositoryId();
    return database.write(
        transaction -> {
          RecordTree.Place place = tree.lock(transaction, repositoryId, id);
          require(transaction, caller, id, rights(update));
          requireFit(place, update);
          guard.check(transaction, caller, id, EntryGuard.Change.METADATA);
          Declared before =
              dao.findForUpdate(transaction, repositoryId, id).orElse(Declared.NOTHING);
          Declared after = before.with(update, caller.name());
          if (!after.equals(before) || !(place.state().record() || place.state().recordFolder())) {
            dao.put(transaction, repositoryId, id, after);
          }
          return describe(transaction, repositoryId, tree.get(transaction, repositoryId, id));
        });
  }

  /** Some rights on an entry; who manages records need only be able to browse it. */
  private void require(Transaction transaction, Caller caller, int id, EntryRight... rights) {
    if (access.holds(caller, Privilege.RecordManager)) {
      access.require(transaction, caller, id);
    } else {
      access.require(transaction, caller, id, rights);
    }
  }

  /** What a change needs: reviews and closing have rights of their own. */
  private static EntryRight[] rights(RecordUpdate update) {
    List<EntryRight> rights = new ArrayList<>();
    boolean reviewed = update.lastReviewDate() != null || update.clearLastReviewDate();
    if (reviewed) {
      rights.add(EntryRight.SetReviewDate);
    }
    if (update.isClosed() != null) {
      rights.add(EntryRight.Close);
    }
    RecordUpdate others =
        new RecordUpdate(
            update.retention(),
            update.filingDate(),
            update.triggerDate(),
            update.isCutoffCriterionInherited(),
            update.isDispositionScheduleInherited(),
            null,
            false,
            update.clearTriggerDate(),
            null);
    if (rights.isEmpty() || !others.equals(RecordUpdate.NOTHING)) {
      rights.add(EntryRight.WriteMetadata);
    }
    return rights.toArray(EntryRight[]::new);
  }

  private static void requireFit(RecordTree.Place place, RecordUpdate update) {
    if (place.type() == EntryType.Document) {
      update.requireFitsRecord(place.recordFolderId() != null);
    } else if (place.type() == EntryType.Folder) {
      if (place.entryId() == Entry.ROOT) {
        throw new MunimentException(
            ErrorCode.RECORD_MEMBER_UNFIT, "The root folder can't be a record folder.");
      }
      update.requireFitsFolder();
    } else {
      requireRecord(place);
    }
  }

  /**
   * The records of a record folder that are due. Nothing is: what makes records due is a
   * disposition schedule, and there is no operation that defines one.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, NOT_A_RECORD for anything but a record folder
   */
  public List<Integer> eligible(Caller caller, int id, Action action) {
    access.require(caller, Right.READ);
    return database.read(
        transaction -> {
          requireFolder(transaction, caller, id);
          return List.of();
        });
  }

  private void requireFolder(Transaction transaction, Caller caller, int id) {
    access.require(transaction, caller, id);
    if (!tree.get(transaction, caller.repositoryId(), id).state().recordFolder()) {
      throw new MunimentException(
          ErrorCode.NOT_A_RECORD, "The entry with the id " + id + " is not a record folder.");
    }
  }

  /**
   * The records of a record folder with a cutoff criterion or disposition schedule of their own.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, NOT_A_RECORD for anything but a record folder
   */
  public List<Integer> independent(Caller caller, int id) {
    access.require(caller, Right.READ);
    return database.read(
        transaction -> {
          requireFolder(transaction, caller, id);
          List<Integer> found = dao.independent(transaction, caller.repositoryId(), id);
          Set<Integer> shown = access.allowed(transaction, caller, found, EntryRight.Browse);
          return found.stream().filter(shown::contains).toList();
        });
  }

  /**
   * The events that are set of a record folder.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, NOT_A_RECORD for anything but a record folder
   */
  public List<RecordEvent> events(Caller caller, int id) {
    access.require(caller, Right.READ);
    return database.read(
        transaction -> {
          requireFolder(transaction, caller, id);
          return events.list(transaction, caller.repositoryId(), id);
        });
  }

  /**
   * Sets an event, or gives it another date.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, NOT_A_RECORD, INVALID_REQUEST, ENTRY_LOCKED
   */
  public RecordProperties setEvent(Caller caller, int id, int eventId, @Nullable Instant date) {
    access.require(caller, Right.WRITE);
    checkEvent(eventId);
    if (date == null) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "The date of the event is missing.");
    }
    RecordUpdate.checkDate("date", date);
    return change(
        caller,
        id,
        transaction ->
            events.put(
                transaction,
                caller.repositoryId(),
                new RecordEvent(id, eventId, date.truncatedTo(ChronoUnit.SECONDS))));
  }

  /**
   * @throws MunimentException ENTRY_NOT_FOUND, NOT_A_RECORD, INVALID_REQUEST, ENTRY_LOCKED;
   *     RECORD_EVENT_NOT_SET
   */
  public RecordProperties removeEvent(Caller caller, int id, int eventId) {
    access.require(caller, Right.WRITE);
    checkEvent(eventId);
    return change(
        caller,
        id,
        transaction -> {
          if (!events.delete(transaction, caller.repositoryId(), id, eventId)) {
            throw new MunimentException(
                ErrorCode.RECORD_EVENT_NOT_SET,
                "The event " + eventId + " is not set of the entry with the id " + id + ".");
          }
        });
  }

  private static void checkEvent(int eventId) {
    if (eventId < 1) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The eventId is missing or not positive.");
    }
  }

  private RecordProperties change(
      Caller caller, int id, java.util.function.Consumer<Transaction> change) {
    int repositoryId = caller.repositoryId();
    return database.write(
        transaction -> {
          RecordTree.Place place = tree.lock(transaction, repositoryId, id);
          require(transaction, caller, id, EntryRight.SetEventDate);
          requireRecord(place);
          guard.check(transaction, caller, id, EntryGuard.Change.METADATA);
          change.accept(transaction);
          return describe(transaction, repositoryId, place);
        });
  }
}
