package org.muniment.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does recurring work, one chore after the other on one thread. */
final class Housekeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);

  private final List<Chore> chores;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "housekeeper");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Something to be done again and again.
   *
   * @param pause between the end of one run and the begin of the next
   * @param what for the log
   */
  record Chore(Duration pause, String what, Runnable work) {}

  Housekeeper(List<Chore> chores) {
    this.chores = chores;
  }

  void start() {
    for (Chore chore : chores) {
      long pause = chore.pause().toMillis();
      timer.scheduleWithFixedDelay(() -> run(chore), pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  private static void run(Chore chore) {
    try {
      chore.work().run();
    } catch (MunimentException failure) {
      boolean away = failure.code() == ErrorCode.UNAVAILABLE;
      // A database that is away for a moment is no riddle: its own log tells why.
      LOG.warn(
          "Housekeeping failed at {}, trying again later{}",
          chore.what(),
          away ? ": " + failure.getMessage() : "",
          away ? null : failure);
    } catch (RuntimeException failure) {
      LOG.warn("Housekeeping failed at {}, trying again later", chore.what(), failure);
    }
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
