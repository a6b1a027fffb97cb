package org.muniment.userarea;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.entry.EntryService;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents and folders that users opened last (contract: more resources §5). Openings are
 * gathered in memory and written together a moment later, so that reading costs no write of its
 * own; what is lost in a crash is bearable. Thread-safe.
 */
public final class RecentEntryService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecentEntryService.class);

  /** How many entries are kept of each kind and user. */
  static final int MOST = 100;

  private final Database database;
  private final AccessService access;
  private final AreaEntries paths;
  private final Clock clock;
  private final Openings openings = new Openings();

  /** Whoever has it knows that nothing taken from the openings is still to be written. */
  private final ReentrantLock writing = new ReentrantLock();

  private final RecentEntryDao dao = new RecentEntryDao();

  public RecentEntryService(
      Database database, AccessService access, EntryService entries, Clock clock) {
    this.database = database;
    this.access = access;
    this.paths = new AreaEntries(entries, access);
    this.clock = clock;
  }

  /**
   * Notes that the caller opened an entry, at most once a minute for each entry. Never fails, so
   * that what the caller wanted of the entry does not fail for it.
   */
  public void opened(Caller caller, RecentKind kind, int entryId) {
    boolean full =
        openings.add(
            new Opening.What(caller.repositoryId(), caller.trusteeId(), kind, entryId),
            clock.instant());
    if (full) {
      tryWrite();
    }
  }

  /** Writes what was gathered; when it returns, all that was noted before is written. */
  public void write() {
    writing.lock();
    try {
      List<Opening> taken = openings.take();
      if (!taken.isEmpty()) {
        database.execute(transaction -> dao.write(transaction, taken, MOST));
      }
    } finally {
      writing.unlock();
    }
  }

  private void tryWrite() {
    try {
      write();
    } catch (RuntimeException failure) {
      LOG.warn("Entries that users opened could not be noted", failure);
    }
  }

  /**
   * The entries that the caller opened, the last one first.
   *
   * @param limit how many are wanted, or null for all that are kept
   * @throws MunimentException INVALID_REQUEST for a negative limit
   */
  public List<AreaEntry> list(Caller caller, RecentKind kind, @Nullable Integer limit) {
    access.require(caller, Right.READ);
    if (limit != null && limit < 0) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The limit must be at least 0, and is " + limit + ".");
    }
    write();
    int most = limit == null ? MOST : Math.min(limit, MOST);
    return database.read(
        transaction ->
            paths.withPaths(transaction, caller, dao.list(transaction, caller, kind, most)));
  }

  /** Writes what was gathered for the last time. */
  @Override
  public void close() {
    tryWrite();
  }
}
