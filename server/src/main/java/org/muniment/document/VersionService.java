package org.muniment.document;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.entry.DocumentRows;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryService;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * Version control (contract: entries §10): a version keeps pages, electronic document, template and
 * fields as they were. Thread-safe.
 */
public final class VersionService {
  private final Database database;
  private final AccessService access;
  private final EntryService entries;
  private final EntryGuard guard;
  private final LockService locks;
  private final Clock clock;
  private final DocumentRows rows = new DocumentRows();
  private final VersionDao dao = new VersionDao();
  private final AutoVersion autoVersion;

  public VersionService(
      Database database,
      AccessService access,
      EntryService entries,
      EntryGuard guard,
      LockService locks,
      Clock clock) {
    this.database = database;
    this.access = access;
    this.entries = entries;
    this.guard = guard;
    this.locks = locks;
    this.clock = clock;
    this.autoVersion = new AutoVersion(clock);
  }

  private interface Work {
    void run(Transaction transaction, DocumentRows.Content content);
  }

  private Entry change(Caller caller, int id, Work work) {
    access.require(caller, Right.WRITE);
    int repositoryId = caller.repositoryId();
    return database.write(
        transaction -> {
          rows.holdTree(transaction, repositoryId);
          DocumentRows.Content content = rows.lock(transaction, repositoryId, id);
          access.require(transaction, caller, id, EntryRight.WriteContent);
          work.run(transaction, content);
          return entries.get(transaction, repositoryId, id);
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Makes the present content version 1; changes nothing when there are versions already. */
  public Entry putUnderVersionControl(Caller caller, int id) {
    return change(
        caller,
        id,
        (transaction, content) -> {
          guard.check(transaction, caller, id, EntryGuard.Change.CONTENT);
          if (dao.find(transaction, caller.repositoryId(), id).isEmpty()) {
            dao.begin(transaction, caller.repositoryId(), id);
            dao.insertVersion(transaction, caller, content, 1, "", now());
          }
        });
  }

  /**
   * @param lock whether the caller gets a lock, too
   * @throws MunimentException NOT_VERSIONED; CHECKED_OUT by the caller already; ENTRY_LOCKED by
   *     somebody else
   */
  public Entry checkOut(Caller caller, int id, boolean lock, String comment) {
    LockService.checkComment(comment);
    return change(
        caller,
        id,
        (transaction, content) -> {
          VersionDao.Control control = control(transaction, caller, id);
          guard.check(transaction, caller, id, EntryGuard.Change.CONTENT);
          if (control.checkedOutBy() != null) {
            throw new MunimentException(
                ErrorCode.CHECKED_OUT,
                "The document with the id " + id + " is checked out already.");
          }
          if (lock) {
            locks.obtain(transaction, caller, id, comment, LockExtent.All);
          }
          dao.checkOut(transaction, caller, id, comment, now());
        });
  }

  /**
   * Makes a version of the present content.
   *
   * @param unlock whether the caller's lock is released
   * @throws MunimentException NOT_VERSIONED, NOT_CHECKED_OUT; ENTRY_LOCKED when somebody else has
   *     it
   */
  public Entry checkIn(Caller caller, int id, boolean unlock) {
    return change(
        caller,
        id,
        (transaction, content) -> {
          VersionDao.Control control = checkedOut(transaction, caller, id);
          int version = control.version() + 1;
          dao.insertVersion(transaction, caller, content, version, control.comment(), now());
          dao.release(transaction, caller.repositoryId(), id, version);
          if (unlock) {
            locks.release(transaction, caller, id);
          }
        });
  }

  /**
   * Gives a check-out up with its lock; makes no version.
   *
   * @throws MunimentException as {@link #checkIn}
   */
  public Entry undoCheckOut(Caller caller, int id) {
    return change(
        caller,
        id,
        (transaction, content) -> {
          VersionDao.Control control = checkedOut(transaction, caller, id);
          dao.release(transaction, caller.repositoryId(), id, control.version());
          locks.release(transaction, caller, id);
        });
  }

  private VersionDao.Control checkedOut(Transaction transaction, Caller caller, int id) {
    VersionDao.Control control = control(transaction, caller, id);
    Integer holder = control.checkedOutBy();
    if (holder == null) {
      throw new MunimentException(
          ErrorCode.NOT_CHECKED_OUT, "The document with the id " + id + " is not checked out.");
    }
    if (holder != caller.trusteeId()) {
      throw DocumentGuard.checkedOutByAnother(id);
    }
    return control;
  }

  private VersionDao.Control control(Transaction transaction, Caller caller, int id) {
    return dao.find(transaction, caller.repositoryId(), id)
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.NOT_VERSIONED,
                    "The document with the id " + id + " is not under version control."));
  }

  /**
   * Makes one version of a change that was made outside a check-out, so that the change counts as
   * checked out and in again (contract: entries §6); a building block for a row that is locked.
   */
  public void versionAfterUpdate(
      Transaction transaction, Caller caller, DocumentRows.Content content) {
    autoVersion.after(transaction, caller, content);
  }
}
