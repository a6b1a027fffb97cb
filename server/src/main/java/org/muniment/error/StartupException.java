package org.muniment.error;

import org.jspecify.annotations.Nullable;

/**
 * The program can't begin its work because of something around it that an operator can change. The
 * message is one line for that operator.
 */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartupException(String message) {
    this(message, null);
  }

  public StartupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
