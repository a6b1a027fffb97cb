package org.muniment.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.muniment.blob.Sweeper;
import org.muniment.document.PageSweeper;
import org.muniment.metadata.MetadataSweeper;
import org.muniment.task.TaskService;
import org.muniment.transfer.ExportService;
import org.muniment.transfer.UploadService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recurring work: forgets expired tasks and removes what nothing refers to. */
final class Housekeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);

  private final TaskService tasks;
  private final Sweeper sweeper;
  private final MetadataSweeper metadataSweeper;
  private final PageSweeper pages;
  private final UploadService uploads;
  private final ExportService exports;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "housekeeper");
            thread.setDaemon(true);
            return thread;
          });

  Housekeeper(
      TaskService tasks,
      Sweeper sweeper,
      PageSweeper pages,
      MetadataSweeper metadataSweeper,
      UploadService uploads,
      ExportService exports) {
    this.tasks = tasks;
    this.sweeper = sweeper;
    this.pages = pages;
    this.metadataSweeper = metadataSweeper;
    this.uploads = uploads;
    this.exports = exports;
  }

  void start() {
    every(10, TimeUnit.SECONDS, "forgetting expired tasks", tasks::expire);
    every(1, TimeUnit.MINUTES, "removing expired exports", exports::expire);
    every(60, TimeUnit.MINUTES, "removing abandoned uploads", uploads::removeAbandoned);
    every(60, TimeUnit.MINUTES, "sweeping pages", pages::sweep);
    every(60, TimeUnit.MINUTES, "sweeping the names of contents", sweeper::sweep);
    every(60, TimeUnit.MINUTES, "sweeping metadata", metadataSweeper::sweep);
    every(24 * 60, TimeUnit.MINUTES, "sweeping the content store", sweeper::sweepStore);
  }

  private void every(long period, TimeUnit unit, String what, Runnable work) {
    timer.scheduleWithFixedDelay(
        () -> {
          try {
            work.run();
          } catch (RuntimeException failure) {
            LOG.warn("Housekeeping failed at {}, trying again later", what, failure);
          }
        },
        period,
        period,
        unit);
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
