package org.muniment.document;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.muniment.database.Transaction;
import org.muniment.entry.DocumentRows;
import org.muniment.identity.Caller;

/**
 * Makes one version of a change to a document under version control that nobody has checked out, as
 * if it had been checked out and in again (contract: entries §6). A building block for a row that
 * is locked.
 */
final class AutoVersion {
  private final Clock clock;
  private final VersionDao dao = new VersionDao();

  AutoVersion(Clock clock) {
    this.clock = clock;
  }

  void after(Transaction transaction, Caller caller, DocumentRows.Content content) {
    int repositoryId = caller.repositoryId();
    Optional<VersionDao.Control> control = dao.find(transaction, repositoryId, content.entryId());
    if (control.isPresent() && control.get().checkedOutBy() == null) {
      int version = control.get().version() + 1;
      dao.insertVersion(
          transaction,
          caller,
          content,
          version,
          "",
          clock.instant().truncatedTo(ChronoUnit.SECONDS));
      dao.release(transaction, repositoryId, content.entryId(), version);
    }
  }
}
