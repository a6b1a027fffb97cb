package org.muniment.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other nodes what has just been committed here. Many announcements go out in one transaction
 * that isn't synced to disk: PostgreSQL lets only one notifying transaction commit at a time, so a
 * notification inside every busy transaction would queue them up behind each other's disk writes.
 * Announcements can be lost; they only wake.
 */
public final class Announcer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final int MOST_AT_ONCE = 500;
  private static final int MOST_WAITING = 100_000;

  private final Database database;
  private final String channel;
  private final BlockingQueue<String> queue = new LinkedBlockingQueue<>(MOST_WAITING);
  private volatile boolean closing;
  private @Nullable Thread thread;

  public Announcer(Database database, String channel) {
    this.database = database;
    this.channel = channel;
  }

  public void start() {
    Thread started = new Thread(this::run, "announcer " + channel);
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  /** Sends the payload soon. Never blocks; drops it when far too many wait. */
  public void announce(String payload) {
    if (!queue.offer(payload)) {
      LOG.warn("Too many announcements wait; one was dropped");
    }
  }

  private void run() {
    while (!closing || !queue.isEmpty()) {
      try {
        String first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<String> batch = new ArrayList<>();
          batch.add(first);
          queue.drainTo(batch, MOST_AT_ONCE - 1);
          send(batch);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failure) {
        LOG.warn("Announcements could not be sent: {}", failure.getMessage());
      }
    }
  }

  private void send(List<String> payloads) {
    database.execute(
        transaction -> {
          transaction.update("set local synchronous_commit = off").execute();
          transaction
              .query(
                  """
                  select pg_notify(:channel, payload)
                  from (select distinct payload from unnest(:payloads) as payload) as announced
                  """)
              .bind("channel", channel)
              .bind("payloads", payloads.toArray(String[]::new))
              .mapTo(String.class)
              .list();
        });
  }

  @Override
  public void close() {
    closing = true;
    Thread running = thread;
    if (running != null) {
      try {
        running.join(2_000);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
