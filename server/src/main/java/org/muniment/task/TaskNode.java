package org.muniment.task;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Database;
import org.muniment.database.SessionLock;
import org.muniment.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process as one of the nodes that run tasks: its number, its heartbeat, and the watch over
 * the other nodes. A node holds the advisory lock of its number while it lives, so a killed process
 * is noticed within a second; when the network between it and the database is cut, its leases run
 * out.
 */
final class TaskNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskNode.class);

  /** The space of advisory locks for node numbers. */
  static final int LOCK_SPACE = 0x6d756e01;

  private static final Duration WATCH = Duration.ofMillis(700);

  private final Database database;
  private final TaskNodeDao dao = new TaskNodeDao();
  private final Duration lease;
  private final Supplier<Set<TaskId>> running;
  private final Runnable tasksFreed;
  private volatile int number;
  private volatile boolean peers = true;
  private @Nullable SessionLock lock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "task node");
            thread.setDaemon(true);
            return thread;
          });

  TaskNode(Database database, Duration lease, Supplier<Set<TaskId>> running, Runnable tasksFreed) {
    this.database = database;
    this.lease = lease;
    this.running = running;
    this.tasksFreed = tasksFreed;
  }

  int number() {
    return number;
  }

  /**
   * Whether other nodes live that have to be told what happens here. Known late by one watch at
   * most, unless {@link #meet} is called.
   */
  boolean hasPeers() {
    return peers;
  }

  /** Notes that another node has just come. */
  void meet() {
    peers = true;
  }

  /** Frees what dead nodes left, at once, and goes on watching. */
  void start() {
    number = database.write(dao::nextNode);
    SessionLock own = new SessionLock(database.config(), LOCK_SPACE, number);
    if (!own.hold()) {
      throw new IllegalStateException("Node number " + number + " is taken");
    }
    lock = own;
    watch();
    long period = Math.min(WATCH.toMillis(), lease.toMillis() / 4);
    timer.scheduleWithFixedDelay(this::watch, period, period, TimeUnit.MILLISECONDS);
  }

  private void watch() {
    try {
      SessionLock own = lock;
      if (own == null || !own.hold()) {
        LOG.warn("Node {} can't hold its lock at the moment", number);
        return;
      }
      Set<TaskId> tasks = running.get();
      if (!tasks.isEmpty()) {
        database.execute(transaction -> dao.heartbeat(transaction, number, lease, tasks));
      }
      for (int other : database.read(this::meetOthers)) {
        int freed = database.write(transaction -> dao.releaseDead(transaction, LOCK_SPACE, other));
        if (freed > 0) {
          LOG.info("Node {} is gone; {} of its tasks go on", other, freed);
          tasksFreed.run();
        }
      }
      int lapsed = database.write(dao::releaseLapsed);
      if (lapsed > 0) {
        LOG.info("The leases of {} tasks ran out; they go on", lapsed);
        tasksFreed.run();
      }
    } catch (RuntimeException failure) {
      LOG.warn("The watch over the nodes failed, trying again: {}", failure.getMessage());
    }
  }

  /** Looks who lives; answers the other nodes that hold leases. */
  private List<Integer> meetOthers(Transaction transaction) {
    peers = dao.hasPeers(transaction, LOCK_SPACE, number);
    return dao.otherNodes(transaction, number);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    SessionLock own = lock;
    if (own != null) {
      own.close();
    }
  }
}
