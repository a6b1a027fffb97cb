package org.muniment.benchmarks;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.jspecify.annotations.Nullable;

/** Calls made by some clients, each waiting for its answer before the next call. */
record Load(Histogram nanoseconds, double perSecond) {
  /** One call; the client is a number from 0. */
  interface Call {
    void make(int client, int number) throws Exception;
  }

  static Load run(int clients, int calls, Call call) throws Exception {
    Histogram histogram = new SynchronizedHistogram(3_600_000_000_000L, 3);
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    CountDownLatch go = new CountDownLatch(1);
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
                    long begin = System.nanoTime();
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
