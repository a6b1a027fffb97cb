package org.muniment.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that can be put forward, for tests of what expires. It goes on running from where it was
 * put. Thread-safe.
 */
public final class SettableClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  /** Puts the clock forward. */
  public synchronized void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("A clock can't be put back");
    }
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now(Clock.systemUTC()).plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The server's clock has no zone but UTC");
  }
}
