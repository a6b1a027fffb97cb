package org.muniment.text;

import org.jspecify.annotations.Nullable;
import org.muniment.worker.WorkerException;

/**
 * Why a file was not read, or not to its end, where that is not for damage. What is damaged gives
 * what can be read of it; an obstacle is in the way of what the file does have.
 */
public enum Obstacle {
  /** Nobody was free to look at the file. */
  BUSY,
  /** The file is encrypted, and opens with a password only. */
  PASSWORD,
  /** Reading goes over a bound: time, memory, number of pages, length of a text. */
  LIMIT;

  /** The obstacle that a job met; null when it failed over the content. */
  public static @Nullable Obstacle of(WorkerException failure) {
    return switch (failure.reason()) {
      case BUSY -> BUSY;
      case TIMED_OUT, OUT_OF_MEMORY, CRASHED -> LIMIT;
      case CONTENT -> null;
    };
  }
}
