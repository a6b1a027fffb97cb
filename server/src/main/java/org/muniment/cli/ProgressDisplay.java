package org.muniment.cli;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.muniment.client.Meter;

/**
 * Shows how far a transfer has come: files, bytes, rate and time left; as a bar in a terminal, as a
 * line now and then elsewhere.
 */
final class ProgressDisplay implements AutoCloseable {
  /** The forms it has. */
  enum Kind {
    auto,
    bar,
    lines,
    none
  }

  private static final Duration LINES = Duration.ofSeconds(10);
  private static final Duration BAR = Duration.ofMillis(200);
  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

  private final Meter meter;
  private final PrintWriter out;
  private final long begin = System.nanoTime();
  private final @Nullable ProgressBar bar;
  private final ScheduledExecutorService timer;

  ProgressDisplay(String task, Meter meter, Kind kind, PrintWriter out) {
    this.meter = meter;
    this.out = out;
    boolean asBar = kind == Kind.bar || (kind == Kind.auto && isTerminal());
    this.bar = asBar ? bar(task) : null;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "progress");
              thread.setDaemon(true);
              return thread;
            });
    if (asBar) {
      timer.scheduleWithFixedDelay(this::draw, 0, BAR.toMillis(), TimeUnit.MILLISECONDS);
    } else if (kind != Kind.none) {
      timer.scheduleWithFixedDelay(
          this::line, LINES.toMillis(), LINES.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static ProgressBar bar(String task) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(1)
        .setUnit(" MB", 1_000_000)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis((int) BAR.toMillis())
        .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
        .build();
  }

  // Since Java 22 there is a console without a terminal, too, which can be asked.
  private static boolean isTerminal() {
    java.io.Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException older) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException unknown) {
      return false;
    }
  }

  private void draw() {
    ProgressBar shown = bar;
    if (shown != null) {
      Meter.Reading now = meter.read();
      shown.maxHint(Math.max(1, now.bytes()));
      shown.stepTo(now.bytesEnded());
      shown.setExtraMessage(" " + now.filesEnded() + "/" + now.files() + " files");
    }
  }

  private void line() {
    Meter.Reading now = meter.read();
    double seconds = seconds();
    double rate = now.bytesMoved() / seconds;
    long left = now.bytes() - now.bytesEnded();
    out.printf(
        Locale.ROOT,
        "%d of %d files, %s of %s, %s/s, %s left%n",
        now.filesEnded(),
        now.files(),
        size(now.bytesEnded()),
        size(now.bytes()),
        size((long) rate),
        rate < 1 ? "?" : time((long) (left / rate)));
    out.flush();
  }

  private double seconds() {
    return Math.max(0.001, (System.nanoTime() - begin) / 1e9);
  }

  @Override
  public void close() {
    boolean open = !timer.isShutdown();
    timer.shutdownNow();
    ProgressBar shown = bar;
    if (open && shown != null) {
      draw();
      shown.close();
    }
  }

  /** Shows what it came to. */
  void sum() {
    Meter.Reading end = meter.read();
    out.printf(
        Locale.ROOT,
        "%d files moved (%s, %s/s), %d were there already, %d failed, in %s%n",
        end.filesDone(),
        size(end.bytesMoved()),
        size((long) (end.bytesMoved() / seconds())),
        end.filesSkipped(),
        end.filesFailed(),
        time((long) seconds()));
    out.flush();
  }

  static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
  }

  static String time(long seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
