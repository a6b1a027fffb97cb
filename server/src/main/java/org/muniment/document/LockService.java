package org.muniment.document;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.entry.DocumentRows;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Privilege;

/** Locks on documents, which last until they are removed (contract: entries §9). Thread-safe. */
public final class LockService {
  private static final int LONGEST_COMMENT = 4_000;

  private final Database database;
  private final AccessService access;
  private final Clock clock;
  private final DocumentRows rows = new DocumentRows();
  private final LockDao dao = new LockDao();
  private final VersionDao versions = new VersionDao();

  public LockService(Database database, AccessService access, Clock clock) {
    this.database = database;
    this.access = access;
    this.clock = clock;
  }

  /** The lock of a document, if there is one. */
  public Optional<DocumentLock> get(Caller caller, int id) {
    access.require(caller, Right.READ);
    return database.read(
        transaction -> {
          rows.get(transaction, caller.repositoryId(), id);
          access.require(transaction, caller, id);
          return dao.find(transaction, caller.repositoryId(), id);
        });
  }

  /**
   * Locks a document; a lock that the caller has already stays as it is.
   *
   * @throws MunimentException ENTRY_LOCKED when somebody else has locked it or checked it out
   */
  public DocumentLock lock(Caller caller, int id, String comment, LockExtent extent) {
    access.require(caller, Right.WRITE);
    checkComment(comment);
    int repositoryId = caller.repositoryId();
    return database.write(
        transaction -> {
          rows.holdTree(transaction, repositoryId);
          rows.lock(transaction, repositoryId, id);
          access.require(transaction, caller, id, EntryRight.WriteContent);
          versions
              .find(transaction, repositoryId, id)
              .map(VersionDao.Control::checkedOutBy)
              .filter(holder -> holder != caller.trusteeId())
              .ifPresent(
                  holder -> {
                    throw DocumentGuard.checkedOutByAnother(id);
                  });
          return obtain(transaction, caller, id, comment, extent);
        });
  }

  static void checkComment(String comment) {
    if (comment.length() > LONGEST_COMMENT || comment.indexOf('\0') >= 0) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The comment has a null character or more than " + LONGEST_COMMENT + " characters.");
    }
  }

  /** As {@link #lock}, for a row that is locked in a tree that is held. */
  DocumentLock obtain(
      Transaction transaction, Caller caller, int id, String comment, LockExtent extent) {
    int repositoryId = caller.repositoryId();
    Optional<DocumentLock> present = dao.find(transaction, repositoryId, id);
    if (present.isPresent()) {
      if (present.get().ownerId() != caller.trusteeId()) {
        throw lockedByAnother(present.get());
      }
      return present.get();
    }
    DocumentLock made =
        new DocumentLock(
            id,
            UUID.randomUUID(),
            caller.trusteeId(),
            caller.name(),
            comment,
            extent,
            clock.instant().truncatedTo(ChronoUnit.SECONDS));
    dao.insert(transaction, repositoryId, made);
    return made;
  }

  /** Removes the caller's lock, if there is one. */
  void release(Transaction transaction, Caller caller, int id) {
    dao.find(transaction, caller.repositoryId(), id)
        .filter(lock -> lock.ownerId() == caller.trusteeId())
        .ifPresent(lock -> dao.delete(transaction, caller.repositoryId(), id));
  }

  /**
   * Removes a lock: the caller's own, or the one with a token. Everybody who sees the document sees
   * the token, so it names a lock and gives no right to it: somebody else's is removed by
   * administrators and with the privilege EntryAccess only.
   *
   * @throws MunimentException LOCK_NOT_FOUND; ENTRY_LOCKED when the lock is somebody else's and no
   *     token is given; ACCESS_DENIED when it is somebody else's and the caller may not remove it
   */
  public void unlock(Caller caller, int id, @Nullable String token) {
    access.require(caller, Right.WRITE);
    int repositoryId = caller.repositoryId();
    database.execute(
        transaction -> {
          rows.lock(transaction, repositoryId, id);
          access.require(transaction, caller, id, EntryRight.WriteContent);
          DocumentLock lock =
              dao.find(transaction, repositoryId, id)
                  .orElseThrow(
                      () ->
                          new MunimentException(
                              ErrorCode.LOCK_NOT_FOUND,
                              "The document with the id " + id + " is not locked."));
          boolean own = lock.ownerId() == caller.trusteeId();
          if (token == null || token.isBlank()) {
            if (!own) {
              throw lockedByAnother(lock);
            }
          } else if (!lock.token().toString().equalsIgnoreCase(token.strip())) {
            throw new MunimentException(
                ErrorCode.LOCK_NOT_FOUND,
                "The document with the id " + id + " has no lock with this token.");
          } else if (!own && !access.holds(caller, Privilege.EntryAccess)) {
            throw new MunimentException(
                ErrorCode.ACCESS_DENIED,
                "Access denied: the lock on the document with the id "
                    + id
                    + " belongs to the user '"
                    + lock.owner()
                    + "'; removing it takes the privilege EntryAccess.");
          }
          dao.delete(transaction, repositoryId, id);
        });
  }

  private static MunimentException lockedByAnother(DocumentLock lock) {
    return new MunimentException(
        ErrorCode.ENTRY_LOCKED,
        "The document with the id "
            + lock.entryId()
            + " is locked by the user '"
            + lock.owner()
            + "'.");
  }
}
