package org.muniment.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps PostgreSQL running until it is told to stop. Thread-safe. */
final class PostgresSupervisor {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresSupervisor.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** How long the processes of a killed PostgreSQL may hold its memory before a start gives up. */
  private static final Duration LEFTOVERS = Duration.ofSeconds(60);

  private final Postmaster postmaster;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Process process;

  PostgresSupervisor(Postmaster postmaster) {
    this.postmaster = postmaster;
  }

  /** Starts PostgreSQL, waits until it accepts connections, and watches it from then on. */
  void start() {
    Process first = startPastLeftovers();
    LOG.info("PostgreSQL {} is ready on 127.0.0.1:{}", PostgresBinaries.VERSION, postmaster.port());
    Thread watcher = new Thread(() -> watch(first), "embedded-postgres");
    watcher.setDaemon(true);
    watcher.start();
  }

  private Process startPastLeftovers() {
    long begun = System.nanoTime();
    while (true) {
      try {
        return startOnce();
      } catch (DatabaseException failure) {
        String message = String.valueOf(failure.getMessage());
        // Shared memory of processes without their postmaster, or a postmaster that a killed run
        // had only just begun to start.
        boolean leftovers =
            message.contains("still in use")
                || message.contains("\"postmaster.pid\" already exists");
        if (!leftovers
            || System.nanoTime() - begun > LEFTOVERS.toNanos()
            || stoppedWithin(FIRST_PAUSE)) {
          throw failure;
        }
      }
    }
  }

  private Process startOnce() {
    Process started = spawn();
    postmaster.awaitReady(started);
    return started;
  }

  private synchronized Process spawn() {
    if (stoppedWithin(Duration.ZERO)) {
      throw new DatabaseException("PostgreSQL is being stopped.");
    }
    Process spawned = postmaster.spawn();
    process = spawned;
    return spawned;
  }

  private void watch(Process first) {
    Process watched = first;
    Duration pause = FIRST_PAUSE;
    while (true) {
      int exitCode = watched.onExit().join().exitValue();
      if (stoppedWithin(Duration.ZERO)) {
        return;
      }
      LOG.error("PostgreSQL ended with exit code {}, starting it again", exitCode);
      try {
        watched = startPastLeftovers();
        LOG.info("PostgreSQL is ready again on 127.0.0.1:{}", postmaster.port());
        pause = FIRST_PAUSE;
      } catch (DatabaseException failure) {
        if (stoppedWithin(pause)) {
          return;
        }
        LOG.error("{} Trying again.", failure.getMessage());
        pause = pause.multipliedBy(2);
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
          pause = LONGEST_PAUSE;
        }
      }
    }
  }

  private boolean stoppedWithin(Duration patience) {
    try {
      return stopping.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  synchronized long processId() {
    if (process == null) {
      throw new IllegalStateException("never started");
    }
    return process.pid();
  }

  /** Ends PostgreSQL and the watch over it; does nothing the second time. */
  void stop() {
    Process last;
    synchronized (this) {
      stopping.countDown();
      last = process;
    }
    if (last != null) {
      Postmaster.stop(last);
    }
  }
}
