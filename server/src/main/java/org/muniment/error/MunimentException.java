package org.muniment.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failure that the caller caused or can understand; its message is shown to the caller. */
public final class MunimentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable Duration retryAfter;

  /**
   * @param message one sentence that names what was wrong, with the offending value where it helps
   */
  public MunimentException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public MunimentException(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, message, cause, null);
  }

  private MunimentException(
      ErrorCode code, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
    super(message, cause);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** A failure that may go away when the caller waits this long. */
  public static MunimentException retryAfter(ErrorCode code, String message, Duration wait) {
    return new MunimentException(code, message, null, wait);
  }

  public ErrorCode code() {
    return code;
  }

  /** How long to wait before another try makes sense, or null when that is not known. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The message; never null, unlike the inherited method's contract. */
  public String text() {
    String message = getMessage();
    return message == null ? code.name() : message;
  }
}
