package org.muniment.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs several transfers at once. Whoever adds one waits while many are waiting already, so that a
 * tree of any size takes little memory.
 */
final class Transfers implements AutoCloseable {
  private static final int MOST_WAITING = 1_000;

  private final Semaphore places = new Semaphore(MOST_WAITING);
  private final ExecutorService threads;

  Transfers(int atOnce) {
    threads = Executors.newFixedThreadPool(atOnce);
  }

  void add(Runnable transfer) {
    places.acquireUninterruptibly();
    threads.execute(
        () -> {
          try {
            transfer.run();
          } finally {
            places.release();
          }
        });
  }

  /** Waits for the end of all. */
  @Override
  public void close() {
    threads.shutdown();
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException interrupted) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
