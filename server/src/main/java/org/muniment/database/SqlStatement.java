package org.muniment.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose parameters are bound by name. Each name in its text needs a value; a value that
 * its text doesn't ask for is left aside, since texts are put together from parts. Belongs to one
 * transaction and, but for batches, is used once.
 *
 * @param <S> the kind of statement, for calls in a row
 */
public abstract sealed class SqlStatement<S extends SqlStatement<S>> permits Query, Update, Batch {
  private static final Map<Class<?>, String> ARRAY_TYPES =
      Map.of(Integer.class, "int4", Long.class, "int8", String.class, "text", UUID.class, "uuid");

  private final NamedSql sql;
  private final PreparedStatement statement;

  SqlStatement(Connection connection, String text) {
    sql = NamedSql.of(text);
    try {
      statement = connection.prepareStatement(sql.text());
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  abstract S self();

  final PreparedStatement statement() {
    return statement;
  }

  final StatementException failed(SQLException failure) {
    return new StatementException(sql.text(), failure);
  }

  public final S bind(String name, @Nullable String value) {
    return set(name, position -> statement.setString(position, value));
  }

  public final S bind(String name, @Nullable Integer value) {
    return value == null
        ? set(name, position -> statement.setNull(position, Types.INTEGER))
        : set(name, position -> statement.setInt(position, value));
  }

  public final S bind(String name, @Nullable Long value) {
    return value == null
        ? set(name, position -> statement.setNull(position, Types.BIGINT))
        : set(name, position -> statement.setLong(position, value));
  }

  public final S bind(String name, @Nullable Boolean value) {
    return value == null
        ? set(name, position -> statement.setNull(position, Types.BOOLEAN))
        : set(name, position -> statement.setBoolean(position, value));
  }

  /** A point in time, of which the database keeps the microseconds. */
  public final S bind(String name, @Nullable Instant value) {
    return value == null
        ? set(name, position -> statement.setNull(position, Types.TIMESTAMP_WITH_TIMEZONE))
        : set(name, position -> statement.setObject(position, value.atOffset(ZoneOffset.UTC)));
  }

  /**
   * A value of another type that the driver knows: numbers, dates and times, UUIDs, bytes, arrays.
   *
   * @param value null leaves it to the database what type is meant
   */
  public final S bind(String name, @Nullable Object value) {
    return set(
        name,
        position -> {
          if (value == null) {
            statement.setNull(position, Types.NULL);
          } else if (value instanceof Object[] values) {
            setArray(position, values.getClass().getComponentType(), values);
          } else {
            statement.setObject(position, value);
          }
        });
  }

  /** An array of integers, longs, texts or UUIDs, in the order of the collection. */
  public final <T> S bindArray(
      String name, Class<T> elementType, Collection<? extends @Nullable T> values) {
    return set(name, position -> setArray(position, elementType, values.toArray()));
  }

  private void setArray(int position, Class<?> elementType, @Nullable Object[] values)
      throws SQLException {
    String type = ARRAY_TYPES.get(elementType);
    if (type == null) {
      throw new IllegalArgumentException("No arrays of " + elementType + " are bound.");
    }
    statement.setArray(position, statement.getConnection().createArrayOf(type, values));
  }

  private interface Setter {
    void set(int position) throws SQLException;
  }

  private S set(String name, Setter setter) {
    int[] positions = sql.positions().get(name);
    if (positions == null) {
      return self();
    }
    try {
      for (int position : positions) {
        setter.set(position);
      }
    } catch (SQLException failure) {
      throw failed(failure);
    }
    return self();
  }
}
