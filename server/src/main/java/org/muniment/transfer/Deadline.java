package org.muniment.transfer;

import java.time.Duration;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** How long a call may work on pages; what takes longer is for a task. */
final class Deadline {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final long begin = System.nanoTime();
  private final long limit;

  Deadline() {
    this(LIMIT);
  }

  Deadline(Duration limit) {
    this.limit = limit.toNanos();
  }

  boolean isOver() {
    return System.nanoTime() - begin > limit;
  }

  /**
   * @throws MunimentException TRANSFER_TIMEOUT when it is over
   */
  void check() {
    if (isOver()) {
      throw new MunimentException(
          ErrorCode.TRANSFER_TIMEOUT,
          "This takes longer than a call may; use the operation that starts a task.");
    }
  }
}
