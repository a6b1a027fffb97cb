package org.muniment.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The same statement for many rows: bind the values of a row, add it, go on; {@link #execute()} is
 * the end. Rows are sent some hundred at a time.
 */
public final class Batch extends SqlStatement<Batch> {
  private static final int ROWS = 500;

  private int size;

  Batch(Connection connection, String sql) {
    super(connection, sql);
  }

  @Override
  Batch self() {
    return this;
  }

  /** The values bound since the last call are one row. */
  public void add() {
    try {
      statement().addBatch();
      if (++size == ROWS) {
        send();
      }
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  /** Sends the rows that are left, if any are. */
  public void execute() {
    try (var statement = statement()) {
      if (size > 0) {
        send();
      }
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  private void send() throws SQLException {
    statement().executeBatch();
    size = 0;
  }
}
