package org.muniment.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other nodes announce with {@link Transaction#notify}. Has one connection and one
 * thread of its own. A notification only wakes; whoever listens must also look now and then, since
 * one may be missed while the connection is away.
 */
public final class Notifications implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

  private final DatabaseConfig config;
  private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
  private final List<Runnable> reconnected = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;

  public Notifications(DatabaseConfig config) {
    this.config = config;
  }

  /** Adds a listener; to be called before {@link #start()}. It must return quickly. */
  public void on(String channel, Consumer<String> listener) {
    if (!channel.matches("[a-z_]+")) {
      throw new IllegalArgumentException(channel);
    }
    listeners.computeIfAbsent(channel, key -> new CopyOnWriteArrayList<>()).add(listener);
  }

  /** Adds something to do each time listening begins (again), when notifications may be missed. */
  public void onConnect(Runnable action) {
    reconnected.add(action);
  }

  public void start() {
    Thread started = new Thread(this::run, "notifications");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  private void run() {
    while (!closed(0)) {
      try (Connection connection = DirectConnection.open(config, "muniment notifications")) {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
          for (String channel : listeners.keySet()) {
            statement.execute("listen " + channel);
          }
        }
        reconnected.forEach(Runnable::run);
        while (!closed(0)) {
          PGNotification[] heard = postgres.getNotifications(1_000);
          if (heard != null) {
            for (PGNotification one : heard) {
              deliver(one.getName(), one.getParameter());
            }
          }
        }
      } catch (SQLException failure) {
        LOG.warn("Listening for notifications stopped, trying again: {}", failure.getMessage());
        closed(500);
      }
    }
  }

  private void deliver(String channel, String payload) {
    for (Consumer<String> listener : listeners.getOrDefault(channel, List.of())) {
      try {
        listener.accept(payload);
      } catch (RuntimeException failure) {
        LOG.error("A listener of {} failed on '{}'", channel, payload, failure);
      }
    }
  }

  private boolean closed(long milliseconds) {
    try {
      return closing.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    Thread running = thread;
    if (running != null) {
      try {
        running.join(3_000);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
