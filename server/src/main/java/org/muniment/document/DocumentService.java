package org.muniment.document;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.entry.DocumentRows;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryService;
import org.muniment.identity.Caller;

/** Changes documents as a whole. Thread-safe. */
public final class DocumentService {
  private final Database database;
  private final AccessService access;
  private final EntryService entries;
  private final EntryGuard guard;
  private final Clock clock;
  private final AutoVersion autoVersion;
  private final DocumentRows rows = new DocumentRows();

  public DocumentService(
      Database database,
      AccessService access,
      EntryService entries,
      EntryGuard guard,
      Clock clock) {
    this.database = database;
    this.access = access;
    this.entries = entries;
    this.guard = guard;
    this.clock = clock;
    this.autoVersion = new AutoVersion(clock);
  }

  /**
   * Takes the electronic document from a document; everything else stays (contract: entries §6).
   *
   * @throws org.muniment.error.MunimentException WRONG_ENTRY_TYPE for an entry that is no document
   */
  public Entry deleteElectronicDocument(Caller caller, int id) {
    access.require(caller, Right.WRITE);
    int repositoryId = caller.repositoryId();
    return database.write(
        transaction -> {
          DocumentRows.Content content = rows.lock(transaction, repositoryId, id);
          access.require(transaction, caller, id, EntryRight.WriteContent);
          guard.check(transaction, caller, id, EntryGuard.Change.CONTENT);
          DocumentRows.Content after = content.withElectronicDocument(null);
          rows.replace(transaction, caller, after, clock.instant().truncatedTo(ChronoUnit.SECONDS));
          autoVersion.after(transaction, caller, after);
          return entries.get(transaction, repositoryId, id);
        });
  }
}
