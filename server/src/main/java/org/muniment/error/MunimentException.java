package org.muniment.error;

import org.jspecify.annotations.Nullable;

/** A failure that the caller caused or can understand; its message is shown to the caller. */
public final class MunimentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /**
   * @param message one sentence that names what was wrong, with the offending value where it helps
   */
  public MunimentException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public MunimentException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  /** The message; never null, unlike the inherited method's contract. */
  public String text() {
    String message = getMessage();
    return message == null ? code.name() : message;
  }
}
