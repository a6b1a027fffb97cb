package org.muniment.benchmarks;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.jspecify.annotations.Nullable;

/** Calls made by some clients, each waiting for its answer before its next call. */
record Load(Histogram nanoseconds, double perSecond) {
  /** One call; the client is a number from 0. */
  interface Call {
    void make(int client, int number) throws Exception;
  }

  /** Each client calls again as soon as it has its answer. */
  static Load run(int clients, int calls, Call call) throws Exception {
    return run(clients, calls, 0, call);
  }

  /**
   * Calls become due one after the other, whether or not the earlier ones have been answered; the
   * time of a call begins when it is due.
   *
   * @param perSecond how many become due in a second; 0 for as many as the clients can make
   */
  static Load run(int clients, int calls, double perSecond, Call call) throws Exception {
    Histogram histogram = new SynchronizedHistogram(3_600_000_000_000L, 3);
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    CountDownLatch go = new CountDownLatch(1);
    AtomicLong start = new AtomicLong();
    Thread[] threads = new Thread[clients];
    for (int number = 0; number < clients; number++) {
      int client = number;
      threads[client] =
          new Thread(
              () -> {
                try {
                  go.await();
                  for (int mine = next.getAndIncrement();
                      mine < calls && failure.get() == null;
                      mine = next.getAndIncrement()) {
                    long begin =
                        perSecond == 0
                            ? System.nanoTime()
                            : await(start.get() + (long) (mine / perSecond * 1e9));
                    call.make(client, mine);
                    histogram.recordValue(System.nanoTime() - begin);
                  }
                } catch (Exception broken) {
                  failure.compareAndSet(null, broken);
                }
              },
              "client " + client);
      threads[client].start();
    }
    long begin = System.nanoTime();
    start.set(begin);
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    Exception broken = failure.get();
    if (broken != null) {
      throw broken;
    }
    return new Load(histogram, calls / ((System.nanoTime() - begin) / 1e9));
  }

  private static long await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return due;
  }

  double milliseconds(double percentile) {
    return nanoseconds.getValueAtPercentile(percentile) / 1e6;
  }

  private String tail() {
    return String.format(
        Locale.ROOT, "p99 %.2f, max %.1f", milliseconds(99), nanoseconds.getMaxValue() / 1e6);
  }

  /** A line with the times of this and of its floor. */
  Result times(String what, Load floor) {
    return new Result(
        what,
        Samples.text(milliseconds(50)) + " ms",
        tail(),
        Samples.text(floor.milliseconds(50)) + " ms",
        floor.tail(),
        milliseconds(50) / floor.milliseconds(50));
  }

  /** A line with the rates of this and of its floor. */
  Result rates(String what, String unit, Load floor) {
    return new Result(
        what,
        Samples.text(perSecond) + " " + unit,
        tail() + " ms",
        Samples.text(floor.perSecond) + " " + unit,
        floor.tail() + " ms",
        perSecond / floor.perSecond);
  }
}
