package org.muniment.entry;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.muniment.database.Database;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Hands out new entry ids. Single ids come from a block that this process holds, so that writers
 * don't wait for each other; what is left of a block when the process ends is never given out.
 * Thread-safe.
 */
public final class EntryIds {
  private static final int BLOCK = 256;

  private final Database database;
  private final EntryCounterDao dao = new EntryCounterDao();
  private final Map<Integer, Deque<Integer>> free = new ConcurrentHashMap<>();

  public EntryIds(Database database) {
    this.database = database;
  }

  /**
   * Ids for one transaction, taken before it is opened: a transaction that had to wait for ids
   * would hold a connection while it needs another. Ids that nobody looked at go back. Not
   * thread-safe.
   */
  public static final class Supply implements AutoCloseable {
    private final Deque<Integer> pool;
    private final int[] ids;
    private final BitSet used = new BitSet();

    private Supply(Deque<Integer> pool, int[] ids) {
      this.pool = pool;
      this.ids = ids;
    }

    public int first() {
      return at(0);
    }

    /** The same id each time, so that a transaction may be run again. */
    int at(int position) {
      used.set(position);
      return ids[position];
    }

    @Override
    public void close() {
      synchronized (pool) {
        for (int position = ids.length - 1; position >= 0; position--) {
          if (!used.get(position)) {
            pool.addFirst(ids[position]);
          }
        }
      }
    }
  }

  /** So many ids, at least 1. */
  public Supply supply(int repositoryId, int count) {
    Deque<Integer> pool = free.computeIfAbsent(repositoryId, key -> new ArrayDeque<>());
    int[] taken = new int[count];
    synchronized (pool) {
      for (int position = 0; position < count; position++) {
        if (pool.isEmpty()) {
          int first = block(repositoryId, BLOCK);
          for (int id = first; id < first + BLOCK; id++) {
            pool.addLast(id);
          }
        }
        taken[position] = pool.removeFirst();
      }
    }
    return new Supply(pool, taken);
  }

  /** One new id. To be called before the transaction that uses it is opened. */
  public int next(int repositoryId) {
    try (Supply supply = supply(repositoryId, 1)) {
      return supply.first();
    }
  }

  /** The first of so many ids in a row. */
  int block(int repositoryId, long size) {
    long first = database.write(transaction -> dao.take(transaction, repositoryId, size));
    if (first + size > Integer.MAX_VALUE) {
      throw new MunimentException(ErrorCode.UNAVAILABLE, "The repository has no entry ids left.");
    }
    return (int) first;
  }
}
