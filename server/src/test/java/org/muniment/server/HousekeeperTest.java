package org.muniment.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.muniment.testing.MutableClock;

class HousekeeperTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-01T00:00:00Z"));

  @Test
  void chore_byClock_runsWhenTheClockIsPutForward() throws InterruptedException {
    Semaphore runs = new Semaphore(0);
    AtomicInteger others = new AtomicInteger();
    Semaphore looks = new Semaphore(0);
    try (Housekeeper housekeeper =
        new Housekeeper(
            List.of(
                new Housekeeper.Chore(HOUR, "what expires", true, runs::release),
                new Housekeeper.Chore(HOUR, "files", false, others::incrementAndGet),
                new Housekeeper.Chore(Duration.ofMillis(100), "other", true, looks::release)),
            clock)) {
      housekeeper.start();
      clock.advance(HOUR.minusSeconds(1));
      // The housekeeper has looked at everything meanwhile.
      assertThat(looks.tryAcquire(20, 30, TimeUnit.SECONDS)).isTrue();
      assertThat(runs.availablePermits()).isZero();
      for (int time = 0; time < 2; time++) {
        clock.advance(HOUR);
        assertThat(runs.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        assertThat(runs.availablePermits()).isZero();
      }
      assertThat(others).hasValue(0);
    }
  }

  @Test
  void chore_thatFails_isDoneAgain() throws InterruptedException {
    Semaphore runs = new Semaphore(0);
    try (Housekeeper housekeeper =
        new Housekeeper(
            List.of(
                new Housekeeper.Chore(
                    Duration.ofSeconds(2),
                    "what fails",
                    true,
                    () -> {
                      runs.release();
                      throw new IllegalStateException("on purpose");
                    })),
            clock)) {
      housekeeper.start();
      clock.advance(HOUR);
      assertThat(runs.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      clock.advance(HOUR);
      assertThat(runs.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
