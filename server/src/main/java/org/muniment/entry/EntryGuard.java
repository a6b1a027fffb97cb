package org.muniment.entry;

import java.util.List;
import java.util.function.Supplier;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;

/**
 * Keeps entries from being changed: how features above this package veto. Asked after the row of
 * the entry was locked, so that a veto and the change that it forbids can't pass each other.
 */
public interface EntryGuard {
  /** What is about to happen. */
  enum Change {
    CONTENT,
    METADATA,
    PLACE
  }

  /** Allows everything. */
  EntryGuard OPEN =
      new EntryGuard() {
        @Override
        public void check(Transaction transaction, Caller caller, int entryId, Change change) {}

        @Override
        public List<Integer> kept(Transaction transaction, Caller caller, Supplier<int[]> ids) {
          return List.of();
        }
      };

  /**
   * @throws org.muniment.error.MunimentException ENTRY_LOCKED when the caller must not change it,
   *     CHECKED_OUT_PLACE when nobody may move or rename it now
   */
  void check(Transaction transaction, Caller caller, int entryId, Change change);

  /**
   * Those among many entries that the caller must not delete. Who begins to protect an entry holds
   * the tree (see {@link DocumentRows#holdTree}), so that none slips through.
   *
   * @param ids the entries; costs a query, so it is asked only when something is protected
   */
  List<Integer> kept(Transaction transaction, Caller caller, Supplier<int[]> ids);
}
