package org.muniment.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  /** How soon a clock that is put forward is noticed. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final List<Chore> chores;
  private final Clock clock;
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
   * @param byClock whether the pause is over as well when the server's clock says so, which can be
   *     put forward; not for what goes by the times of files in the store
   */
  record Chore(Duration pause, String what, boolean byClock, Runnable work) {}

  Housekeeper(List<Chore> chores, Clock clock) {
    this.chores = chores;
    this.clock = clock;
  }

  void start() {
    for (Chore chore : chores) {
      boolean looks = chore.byClock() && chore.pause().compareTo(LOOK) > 0;
      long pause = (looks ? LOOK : chore.pause()).toMillis();
      Runnable work = looks ? new Due(chore) : () -> run(chore);
      timer.scheduleWithFixedDelay(work, pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  /** Runs a chore when its pause is over, whichever clock says it first. */
  private final class Due implements Runnable {
    private final Chore chore;
    private Instant due = Instant.MIN;
    private long rested;

    Due(Chore chore) {
      this.chore = chore;
      rest(clock.instant());
    }

    private void rest(Instant from) {
      due = from.plus(chore.pause());
      rested = System.nanoTime();
    }

    @Override
    public void run() {
      Instant now = clock.instant();
      // A clock that was set back must not put the chore off.
      if (!now.isBefore(due) || System.nanoTime() - rested >= chore.pause().toNanos()) {
        Housekeeper.run(chore);
        // Not from its end: the clock may have been put forward meanwhile.
        rest(now);
      }
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
