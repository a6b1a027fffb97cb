package org.muniment.entry;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * The reference from an entry to its metadata set, for the package that keeps the sets. Nothing
 * here checks rights.
 */
public final class EntryMetadata {
  private final EntryCounterDao counter = new EntryCounterDao();
  private final EntryPathDao paths = new EntryPathDao();

  /**
   * An entry and its reference.
   *
   * @param setId null for an entry without metadata
   */
  public record Reference(int entryId, String entryName, @Nullable Long setId) {}

  /**
   * @throws MunimentException ENTRY_NOT_FOUND
   */
  public Reference get(Transaction transaction, int repositoryId, int entryId) {
    return find(transaction, repositoryId, entryId, "")
        .orElseThrow(() -> EntryWriter.notFound(entryId));
  }

  /**
   * As {@link #get}, and keeps others from changing the entry until the transaction ends.
   *
   * @throws MunimentException ENTRY_NOT_FOUND
   */
  public Reference lock(Transaction transaction, int repositoryId, int entryId) {
    return find(transaction, repositoryId, entryId, "for no key update")
        .orElseThrow(() -> EntryWriter.notFound(entryId));
  }

  /**
   * Keeps others from changing some entries until the transaction ends; those that are gone are
   * passed over. Batches of deletes, which lock many entries in an order of their own, wait as
   * well; to be called before anything else is locked.
   */
  public void lockAll(Transaction transaction, int repositoryId, Collection<Integer> entryIds) {
    counter.lockTree(transaction, repositoryId);
    transaction
        .query(
            """
            select id
            from entry
            where repository_id = :repositoryId and id = any(:ids)
            order by id
            for no key update
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Integer.class, entryIds)
        .mapTo(Integer.class)
        .list();
  }

  private static Optional<Reference> find(
      Transaction transaction, int repositoryId, int entryId, String lock) {
    return transaction
        .query(
            """
            select id, name, metadata_set_id
            from entry
            where repository_id = :repositoryId and id = :id
            """
                + lock)
        .bind("repositoryId", repositoryId)
        .bind("id", entryId)
        .map(
            row ->
                new Reference(
                    row.getInt("id"),
                    row.getString("name"),
                    row.getObject("metadata_set_id", Long.class)))
        .findOne();
  }

  /** The full paths of some entries; those that are gone are left out. */
  public Map<Integer, String> fullPaths(
      Transaction transaction, int repositoryId, Collection<Integer> entryIds) {
    return paths.fullPaths(transaction, repositoryId, entryIds);
  }

  /** Points a locked entry at another set; the caller counts as its last modifier. */
  public void assign(
      Transaction transaction, Caller caller, int entryId, @Nullable Long setId, Instant now) {
    transaction
        .update(
            """
            update entry
            set metadata_set_id = :setId, modifier_id = :modifierId, modified = :now
            where repository_id = :repositoryId and id = :id
            """)
        .bind("setId", setId)
        .bind("modifierId", caller.trusteeId())
        .bind("now", now)
        .bind("repositoryId", caller.repositoryId())
        .bind("id", entryId)
        .execute();
  }

  /** Notes a change of something that is kept elsewhere, such as the links. */
  public void touch(Transaction transaction, Caller caller, int entryId, Instant now) {
    transaction
        .update(
            """
            update entry
            set modifier_id = :modifierId, modified = :now
            where repository_id = :repositoryId and id = :id
            """)
        .bind("modifierId", caller.trusteeId())
        .bind("now", now)
        .bind("repositoryId", caller.repositoryId())
        .bind("id", entryId)
        .execute();
  }
}
