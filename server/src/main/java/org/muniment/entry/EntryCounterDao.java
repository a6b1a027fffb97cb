package org.muniment.entry;

import org.muniment.database.Transaction;

/** The table {@code entry_counter}. */
final class EntryCounterDao {
  void insert(Transaction transaction, int repositoryId, int nextId) {
    transaction
        .update(
            """
            insert into entry_counter (repository_id, next_id)
            values (:repositoryId, :nextId)
            """)
        .bind("repositoryId", repositoryId)
        .bind("nextId", nextId)
        .execute();
  }

  /** Takes ids; answers the first. Refuses, by staying where it is, beyond the last id there is. */
  long take(Transaction transaction, int repositoryId, long count) {
    return transaction
        .query(
            """
            update entry_counter
            set next_id = case
              when next_id + :count > 2147483647 then next_id
              else next_id + :count end
            where repository_id = :repositoryId
            returning case
              when next_id + :count > 2147483647 then 2147483647
              else next_id - :count end
            """)
        .bind("repositoryId", repositoryId)
        .bind("count", count)
        .mapTo(Long.class)
        .one();
  }

  long folderMoves(Transaction transaction, int repositoryId) {
    return transaction
        .query("select folder_moves from entry_counter where repository_id = :repositoryId")
        .bind("repositoryId", repositoryId)
        .mapTo(Long.class)
        .one();
  }

  void countFolderMove(Transaction transaction, int repositoryId) {
    transaction
        .update(
            """
            update entry_counter
            set folder_moves = folder_moves + 1
            where repository_id = :repositoryId
            """)
        .bind("repositoryId", repositoryId)
        .execute();
  }

  /** Has folder moves of the repository wait until this transaction ends. */
  void shareTree(Transaction transaction, int repositoryId) {
    lock(transaction, "pg_advisory_xact_lock_shared", repositoryId);
  }

  /** Waits until nobody shares the tree, and holds it alone until this transaction ends. */
  void lockTree(Transaction transaction, int repositoryId) {
    lock(transaction, "pg_advisory_xact_lock", repositoryId);
  }

  private static final int LOCK_SPACE = 0x6d756e03;

  private static void lock(Transaction transaction, String function, int repositoryId) {
    transaction
        .query("select true from (select " + function + "(:space, :repositoryId)) as locked")
        .bind("space", LOCK_SPACE)
        .bind("repositoryId", repositoryId)
        .mapTo(Boolean.class)
        .one();
  }
}
