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
    return zone.equals(getZone()) ? this : new Zoned(this, zone);
  }

  /** The same clock, for another zone. */
  private static final class Zoned extends Clock {
    private final SettableClock clock;
    private final ZoneId zone;

    Zoned(SettableClock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return clock.withZone(other);
    }
  }
}
