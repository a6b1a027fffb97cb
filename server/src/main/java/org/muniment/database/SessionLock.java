package org.muniment.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An advisory lock held for as long as this process lives: PostgreSQL frees it the moment the
 * connection is gone, so that others can tell a dead process from a slow one. Thread-safe.
 */
public final class SessionLock implements AutoCloseable {
  private final DatabaseConfig config;
  private final int space;
  private final int number;
  private @Nullable Connection connection;

  public SessionLock(DatabaseConfig config, int space, int number) {
    this.config = config;
    this.space = space;
    this.number = number;
  }

  /**
   * Takes the lock, again if the connection was lost.
   *
   * @return false when another process holds it or the database is away
   */
  public synchronized boolean hold() {
    try {
      Connection current = connection;
      if (current != null && current.isValid(2)) {
        return true;
      }
      close();
      Connection fresh = DirectConnection.open(config, "muniment node " + number);
      connection = fresh;
      try (PreparedStatement statement =
          fresh.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
        statement.setInt(1, space);
        statement.setInt(2, number);
        try (var row = statement.executeQuery()) {
          row.next();
          if (row.getBoolean(1)) {
            return true;
          }
        }
      }
      close();
      return false;
    } catch (SQLException failure) {
      close();
      return false;
    }
  }

  @Override
  public synchronized void close() {
    Connection current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (SQLException failure) {
        // The connection was lost, and the lock with it: nothing is left to give back.
        return;
      }
    }
  }
}
