package org.muniment.records;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryName;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryType;
import org.muniment.entry.RecordTree;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Privilege;

/** Record series (contract: more-resources §2). Thread-safe. */
public final class RecordSeriesService {
  private final Database database;
  private final AccessService access;
  private final EntryService entries;
  private final EntryIds ids;
  private final Clock clock;
  private final RecordTree tree = new RecordTree();
  private final RecordSeriesDao dao = new RecordSeriesDao();
  private final RecordDao records = new RecordDao();

  public RecordSeriesService(
      Database database, AccessService access, EntryService entries, EntryIds ids, Clock clock) {
    this.database = database;
    this.access = access;
    this.entries = entries;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param code unique in the repository without regard to case; null or empty for none
   * @throws MunimentException ENTRY_NOT_FOUND, INVALID_NAME, NAME_CONFLICT; RECORD_SERIES_PLACE
   *     below anything but the root and record series without record folders;
   *     RECORD_SERIES_CODE_TAKEN
   */
  public Entry create(
      Caller caller,
      int parentId,
      @Nullable String name,
      @Nullable String code,
      boolean autoRename) {
    access.require(caller, Right.WRITE);
    String checked = EntryName.check(name);
    Retention.checkText("code", code);
    String known = code == null || code.isBlank() ? null : code.strip();
    int repositoryId = caller.repositoryId();
    int id = ids.next(repositoryId);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return database.write(
        transaction -> {
          require(transaction, caller, parentId, EntryRight.CreateFolder);
          tree.insertSeries(transaction, caller, id, parentId, checked, autoRename, now);
          if (!dao.insert(transaction, repositoryId, id, known)) {
            throw new MunimentException(
                ErrorCode.RECORD_SERIES_CODE_TAKEN,
                "A record series with the code '" + known + "' exists already.");
          }
          return entries.get(transaction, repositoryId, id);
        });
  }

  /**
   * @throws MunimentException ENTRY_NOT_FOUND; NOT_A_RECORD for anything but a record series
   */
  public RecordSeries get(Caller caller, int id) {
    access.require(caller, Right.READ);
    return database.read(
        transaction -> {
          require(tree.get(transaction, caller.repositoryId(), id));
          access.require(transaction, caller, id);
          return find(transaction, caller.repositoryId(), id);
        });
  }

  /** A right on an entry; who manages records need only be able to browse it. */
  private void require(Transaction transaction, Caller caller, int id, EntryRight right) {
    if (access.holds(caller, Privilege.RecordManager)) {
      access.require(transaction, caller, id);
    } else {
      access.require(transaction, caller, id, right);
    }
  }

  private static void require(RecordTree.Place place) {
    if (place.type() != EntryType.RecordSeries) {
      throw new MunimentException(
          ErrorCode.NOT_A_RECORD,
          "The entry with the id " + place.entryId() + " is not a record series.");
    }
  }

  private RecordSeries find(Transaction transaction, int repositoryId, int id) {
    RecordSeries found =
        dao.find(transaction, repositoryId, List.of(id)).getOrDefault(id, RecordSeries.NONE);
    return new RecordSeries(found.code(), found.retention().shown());
  }

  /**
   * Changes what is set in the given values.
   *
   * @param cascade whether all record series below are changed in the same way, and all record
   *     folders and records below follow in it, whatever was set of them
   * @throws MunimentException ENTRY_NOT_FOUND, INVALID_REQUEST; NOT_A_RECORD for anything but a
   *     record series
   */
  public RecordSeries update(Caller caller, int id, Retention changes, boolean cascade) {
    access.require(caller, Right.WRITE);
    changes.check();
    int repositoryId = caller.repositoryId();
    return database.write(
        transaction -> {
          require(tree.lock(transaction, repositoryId, id));
          require(transaction, caller, id, EntryRight.WriteMetadata);
          if (cascade) {
            dao.lockWithBelow(transaction, repositoryId, id);
          }
          dao.update(transaction, repositoryId, id, changes);
          if (cascade) {
            dao.updateBelow(transaction, repositoryId, id, changes);
            records.followBelow(transaction, repositoryId, id, changes);
          }
          return find(transaction, repositoryId, id);
        });
  }
}
