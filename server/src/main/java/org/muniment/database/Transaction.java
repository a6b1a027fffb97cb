package org.muniment.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * One open transaction. Not thread-safe, but for {@link #cancel()}; not to be kept beyond the
 * function it was handed to.
 */
public final class Transaction {
  private final Connection connection;
  private final List<Runnable> afterCommit = new ArrayList<>();

  Transaction(Connection connection) {
    this.connection = connection;
  }

  /** A select, or a statement with {@code returning}; parameters are named, {@code :name}. */
  public Query query(String sql) {
    return new Query(connection, sql);
  }

  /** A statement that changes rows; {@code execute()} answers how many. */
  public Update update(String sql) {
    return new Update(connection, sql);
  }

  /** The same statement for many rows, sent together. */
  public Batch batch(String sql) {
    return new Batch(connection, sql);
  }

  /** Sends a notification to every node that listens, when this transaction commits. */
  public void notify(String channel, String payload) {
    query("select pg_notify(:channel, :payload)")
        .bind("channel", channel)
        .bind("payload", payload)
        .mapTo(String.class)
        .list();
  }

  /** Has something done in this process once the transaction has committed, in order of calls. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /**
   * Stops the statement that is running in this transaction, if one is. May be called from any
   * thread. The statement fails and the transaction rolls back.
   */
  public void cancel() {
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException failure) {
      throw new DatabaseException("A running statement could not be cancelled.", failure);
    }
  }

  void runAfterCommit() {
    afterCommit.forEach(Runnable::run);
  }
}
