package org.muniment.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops PostgreSQL's main process, which PostgreSQL calls the postmaster. */
record Postmaster(
    PostgresBinaries binaries,
    PostgresLauncher launcher,
    PostgresCluster cluster,
    int port,
    Path logDirectory) {
  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final Duration FAST_STOP = Duration.ofSeconds(60);
  private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(30);
  private static final long SLOW_START_SECONDS = 10;
  private static final Path WORKING_DIRECTORY = Path.of("/");

  /** Starts the process; {@link #awaitReady} tells when it can be used. */
  Process spawn() {
    try {
      clear(cluster);
      return launcher.spawn(
          List.of(
              binaries.program("postgres"),
              "-D",
              cluster.path().toString(),
              "-c",
              "listen_addresses=127.0.0.1",
              "-c",
              "port=" + port,
              "-c",
              "unix_socket_directories="),
          startupLog());
    } catch (IOException failure) {
      throw new DatabaseException(
          "PostgreSQL could not be started: " + failure.getMessage(), failure);
    }
  }

  /**
   * Waits as long as the process lives: recovery after a crash may take minutes.
   *
   * @throws DatabaseException when it ended before it accepted connections
   */
  void awaitReady(Process process) {
    long begun = System.nanoTime();
    long nextReport = SLOW_START_SECONDS;
    try {
      do {
        Optional<PostmasterFile> file = PostmasterFile.read(cluster);
        if (file.isPresent() && file.get().processId() == process.pid() && file.get().ready()) {
          return;
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        if (seconds >= nextReport) {
          LOG.info("PostgreSQL is recovering since {} s, see {}", seconds, logDirectory);
          nextReport += SLOW_START_SECONDS;
        }
      } while (!process.waitFor(2, TimeUnit.MILLISECONDS));
      throw new DatabaseException("PostgreSQL did not start: " + whyNot());
    } catch (IOException failure) {
      throw new DatabaseException(
          "The state of PostgreSQL can't be read: " + PrivateFiles.reason(failure), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("The start of PostgreSQL was interrupted.", interrupted);
    }
  }

  private Path startupLog() {
    return logDirectory.resolve("startup.log");
  }

  private String whyNot() throws IOException {
    List<String> said = Files.readAllLines(startupLog());
    return said.stream()
        .filter(line -> line.contains("FATAL:"))
        .map(line -> line.substring(line.indexOf("FATAL:") + "FATAL:".length()).strip())
        .findFirst()
        .orElse("see the log in " + logDirectory + ".");
  }

  /** Ends the process without waiting for its clients. */
  static void stop(Process process) {
    stop(process.pid(), process::isAlive);
  }

  /**
   * Makes way for a start: ends the PostgreSQL that a former run left behind in the cluster. Only
   * for the holder of the data directory.
   */
  static void clear(PostgresCluster cluster) throws IOException {
    Optional<PostmasterFile> former = PostmasterFile.read(cluster);
    if (former.isEmpty()) {
      return;
    }
    long processId = former.get().processId();
    if (former.get().isPostmasterOf(cluster)) {
      LOG.info("Stopping PostgreSQL process {} of a former run", processId);
      stop(processId, () -> former.get().isPostmasterOf(cluster));
    } else if (former.get().isAlive()) {
      // A process id that was given to somebody else would keep PostgreSQL from starting. Should
      // processes of a killed postmaster be left, PostgreSQL finds them by their shared memory.
      LOG.warn("Deleting a stale postmaster.pid: process {} is not PostgreSQL", processId);
      PostmasterFile.delete(cluster);
    }
  }

  private static void stop(long processId, BooleanSupplier alive) {
    if (endedBy("INT", processId, alive, FAST_STOP)) {
      return;
    }
    LOG.warn("PostgreSQL process {} does not shut down, stopping it at once", processId);
    if (!endedBy("QUIT", processId, alive, IMMEDIATE_STOP)) {
      throw new DatabaseException("PostgreSQL process " + processId + " does not stop.");
    }
  }

  private static boolean endedBy(
      String signal, long processId, BooleanSupplier alive, Duration patience) {
    if (!alive.getAsBoolean()) {
      return true;
    }
    // Java itself can send only the signals that PostgreSQL takes as "wait for clients" and
    // "crash".
    ExternalProgram.run(
        WORKING_DIRECTORY,
        List.of("/bin/sh", "-c", "kill -" + signal + " \"$1\"", "sh", Long.toString(processId)),
        "");
    long begun = System.nanoTime();
    while (alive.getAsBoolean()) {
      if (System.nanoTime() - begun > patience.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    return true;
  }
}
