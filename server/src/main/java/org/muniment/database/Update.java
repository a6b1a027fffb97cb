package org.muniment.database;

import java.sql.Connection;
import java.sql.SQLException;

/** A statement that changes rows. */
public final class Update extends SqlStatement<Update> {
  Update(Connection connection, String sql) {
    super(connection, sql);
  }

  @Override
  Update self() {
    return this;
  }

  /** Runs the statement; answers how many rows it changed. */
  public int execute() {
    try (var statement = statement()) {
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }
}
