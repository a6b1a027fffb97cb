package org.muniment.entry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.muniment.database.Database;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Hands out new entry ids. Single ids come from a block that this process holds, so that writers
 * don't wait for each other; ids of a block that was not used up are never given again.
 * Thread-safe.
 */
public final class EntryIds {
  private static final int BLOCK = 256;

  private final Database database;
  private final EntryCounterDao dao = new EntryCounterDao();
  private final Map<Integer, Block> blocks = new ConcurrentHashMap<>();

  private static final class Block {
    private long next;
    private long end;
  }

  public EntryIds(Database database) {
    this.database = database;
  }

  /** One new id. To be called before the transaction that uses it is opened. */
  public int next(int repositoryId) {
    Block block = blocks.computeIfAbsent(repositoryId, key -> new Block());
    synchronized (block) {
      if (block.next == block.end) {
        block.next = block(repositoryId, BLOCK);
        block.end = block.next + BLOCK;
      }
      return (int) block.next++;
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
