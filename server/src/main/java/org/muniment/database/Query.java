package org.muniment.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A statement that answers rows. It runs when the {@link Rows} are read. */
public final class Query extends SqlStatement<Query> {
  private boolean inPieces;

  Query(Connection connection, String sql) {
    super(connection, sql);
  }

  @Override
  Query self() {
    return this;
  }

  /** Has the rows fetched in pieces of so many, instead of all at once, when they are streamed. */
  public Query setFetchSize(int rows) {
    try {
      statement().setFetchSize(rows);
      inPieces = true;
      return this;
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  public <T> Rows<T> map(RowMapper<T> mapper) {
    return new Rows<>(this, mapper);
  }

  /** The first column of each row: an Integer, Long, Boolean, String or what the driver knows. */
  public <T> Rows<T> mapTo(Class<T> type) {
    return new Rows<>(this, row -> first(row, type));
  }

  /** Null where the column is, which only callers whose column can be null must expect. */
  @SuppressWarnings({"unchecked", "NullAway"})
  private static <T> T first(ResultSet row, Class<T> type) throws SQLException {
    Object value;
    if (type == Integer.class) {
      value = row.getInt(1);
    } else if (type == Long.class) {
      value = row.getLong(1);
    } else if (type == Boolean.class) {
      value = row.getBoolean(1);
    } else {
      return type == String.class ? (T) row.getString(1) : row.getObject(1, type);
    }
    return row.wasNull() ? null : (T) value;
  }

  boolean inPieces() {
    return inPieces;
  }
}
