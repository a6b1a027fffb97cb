package org.muniment.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL error classes that the product tells apart. */
public final class SqlStates {
  private SqlStates() {}

  /** A unique index refused a row. */
  public static boolean isUniqueViolation(Throwable failure) {
    return "23505".equals(of(failure));
  }

  /** The statement was cancelled, by {@link Transaction#cancel()} or by a statement timeout. */
  public static boolean isCancelled(Throwable failure) {
    return "57014".equals(of(failure));
  }

  /** A text holds the null character, which PostgreSQL keeps neither in text nor in jsonb. */
  static boolean isNullCharacter(Throwable failure) {
    String state = of(failure);
    return "22021".equals(state) || "22P05".equals(state);
  }

  /** Another transaction was in the way; the same work may succeed when it is done again. */
  static boolean isRetryable(Throwable failure) {
    String state = of(failure);
    return "40001".equals(state) || "40P01".equals(state);
  }

  /** The connection, not the statement, failed. */
  static boolean isUnavailable(Throwable failure) {
    String state = of(failure);
    return state != null
        && (state.startsWith("08")
            || state.startsWith("57P")
            || state.equals("53300")
            || state.equals("25006"));
  }

  /** The SQLSTATE of the innermost database failure, or null when none is in the chain. */
  static @Nullable String of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql.getSQLState();
      }
    }
    return null;
  }
}
