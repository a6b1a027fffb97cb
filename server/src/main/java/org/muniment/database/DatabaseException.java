package org.muniment.database;

/**
 * The database can't be used: it is down, too old, or refuses us. The message is one line for an
 * operator.
 */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }

  public DatabaseException(String message) {
    super(message);
  }
}
