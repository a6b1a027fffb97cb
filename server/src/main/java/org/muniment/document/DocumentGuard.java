package org.muniment.document;

import java.util.List;
import java.util.function.Supplier;
import org.muniment.database.Transaction;
import org.muniment.entry.EntryGuard;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * Keeps documents that somebody else has locked or checked out (contract: entries §9 and §10). What
 * callers protect themselves they may change and delete, but what is checked out keeps its name and
 * place (contract: errors §2).
 */
public final class DocumentGuard implements EntryGuard {
  private final LockDao locks = new LockDao();
  private final VersionDao versions = new VersionDao();

  @Override
  public void check(Transaction transaction, Caller caller, int entryId, Change change) {
    int repositoryId = caller.repositoryId();
    locks
        .find(transaction, repositoryId, entryId)
        .filter(lock -> lock.ownerId() != caller.trusteeId() && lock.extent().forbids(change))
        .ifPresent(
            lock -> {
              throw new MunimentException(
                  ErrorCode.ENTRY_LOCKED,
                  "The document with the id "
                      + entryId
                      + " is locked by the user '"
                      + lock.owner()
                      + "'.");
            });
    versions
        .find(transaction, repositoryId, entryId)
        .map(VersionDao.Control::checkedOutBy)
        .ifPresent(
            holder -> {
              if (holder != caller.trusteeId()) {
                throw checkedOutByAnother(entryId);
              }
              if (change == Change.PLACE) {
                throw new MunimentException(
                    ErrorCode.CHECKED_OUT_PLACE,
                    "The document with the id "
                        + entryId
                        + " is checked out; check it in to move or rename it.");
              }
            });
  }

  static MunimentException checkedOutByAnother(int entryId) {
    return new MunimentException(
        ErrorCode.ENTRY_LOCKED,
        "The document with the id " + entryId + " is checked out by another user.");
  }

  @Override
  public List<Integer> kept(Transaction transaction, Caller caller, Supplier<int[]> ids) {
    int repositoryId = caller.repositoryId();
    return locks.othersProtect(transaction, repositoryId, caller.trusteeId())
        ? locks.protectedByOthers(transaction, repositoryId, caller.trusteeId(), ids.get())
        : List.of();
  }
}
