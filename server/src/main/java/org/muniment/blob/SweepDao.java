package org.muniment.blob;

import org.muniment.database.Transaction;

/** The lock that makes one node sweep at a time. */
final class SweepDao {
  private static final long LOCK = 0x6d756e2073776570L;

  /** Takes the lock until the transaction ends, unless another node has it. */
  boolean tryLock(Transaction transaction) {
    return transaction
        .query("select pg_try_advisory_xact_lock(:lock)")
        .bind("lock", LOCK)
        .mapTo(Boolean.class)
        .one();
  }
}
