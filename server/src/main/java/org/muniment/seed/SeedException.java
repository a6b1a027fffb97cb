package org.muniment.seed;

import org.jspecify.annotations.Nullable;

/**
 * A seed file can't be used as it stands. The message is one line for its author: the file, the
 * line, the path inside and the reason.
 */
public final class SeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SeedException(Place place, String reason, @Nullable Throwable cause) {
    super(place + ": " + reason, cause);
  }

  SeedException(Place place, String reason) {
    this(place, reason, null);
  }

  SeedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
