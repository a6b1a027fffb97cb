package org.muniment.database;

import java.sql.SQLException;

/**
 * A statement failed, or the transaction could not be begun or ended. The cause says why; {@link
 * SqlStates} tells the kinds apart.
 */
public final class StatementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what the text of the statement, or what else was tried; never a bound value
   */
  StatementException(String what, SQLException cause) {
    super(cause.getMessage() + "\nin: " + what, cause);
  }
}
