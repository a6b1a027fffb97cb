package org.muniment.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs in worker processes: a fixed number at once, started when first needed, killed when
 * late and replaced after a number of jobs or any accident. Safe for many threads.
 */
public final class WorkerPool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkerPool.class);

  /** Takes the results that come before the end of a job. */
  public interface Receiver {
    /** Takes one result; false ends the job early. */
    boolean receive(Message result) throws IOException;
  }

  private final WorkerConfig config;
  private final Semaphore places;
  private final Deque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
  private final ScheduledExecutorService alarm;
  private volatile boolean closed;

  public WorkerPool(WorkerConfig config) {
    this.config = config;
    this.places = new Semaphore(config.processes(), true);
    this.alarm =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "worker-alarm");
              thread.setDaemon(true);
              return thread;
            });
    prepareDirectory(config.directory());
  }

  /** Runs a job that has one result. */
  public Message run(Message request, Duration limit) throws WorkerException, IOException {
    return run(request, limit, result -> true);
  }

  /**
   * Runs a job to its end.
   *
   * @param stepLimit how long each step may take
   * @param receiver takes the steps, on the caller's thread
   * @throws WorkerException if there is no result; the pool is fit for the next job all the same
   * @throws IOException if the receiver fails
   */
  public Message run(Message request, Duration stepLimit, Receiver receiver)
      throws WorkerException, IOException {
    acquire();
    WorkerProcess worker = null;
    boolean reusable = false;
    try {
      worker = take();
      Message result = worker.run(request, stepLimit, receiver);
      reusable = true;
      return result;
    } catch (WorkerException failure) {
      reusable = failure.reason() == WorkerException.Reason.CONTENT;
      log.debug("The job {} gave no result: {}", request.name(), failure.text());
      throw failure;
    } finally {
      if (worker != null) {
        putBack(worker, reusable);
      }
      places.release();
    }
  }

  /** A private directory for a job's files, on the disk the workers use. */
  public WorkDirectory workDirectory() {
    return WorkDirectory.create(config.directory());
  }

  @Override
  public void close() {
    closed = true;
    alarm.shutdownNow();
    for (WorkerProcess worker = idle.poll(); worker != null; worker = idle.poll()) {
      worker.close();
    }
  }

  private void acquire() throws WorkerException {
    try {
      if (!closed && places.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new WorkerException(
        WorkerException.Reason.BUSY, "No process was free to look at the content.");
  }

  private WorkerProcess take() throws IOException {
    for (WorkerProcess worker = idle.poll(); worker != null; worker = idle.poll()) {
      if (worker.isAlive()) {
        return worker;
      }
      worker.close();
    }
    return WorkerProcess.start(config, alarm);
  }

  private void putBack(WorkerProcess worker, boolean reusable) {
    if (reusable && !closed && worker.isAlive() && worker.jobs() < config.jobsPerProcess()) {
      idle.push(worker);
    } else {
      worker.close();
    }
  }

  /** Leftovers are from a server that ended in the middle of a job. */
  private static void prepareDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
      try (Stream<Path> leftovers = Files.list(directory)) {
        leftovers.forEach(WorkDirectory::remove);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot prepare " + directory + ".", failure);
    }
  }
}
