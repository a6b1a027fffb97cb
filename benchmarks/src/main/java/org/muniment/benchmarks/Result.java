package org.muniment.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param value the median, with its unit
 * @param spread least and most, or other percentiles
 * @param floor what the machine allows, or null where there is no such thing
 * @param ratio to the floor; for a rate 1 is the best there can be, for a time it is the least
 * @param load how many threads wanted a processor in the minute before, negative for unknown
 */
record Result(
    String what,
    String value,
    String spread,
    @Nullable String floor,
    @Nullable String floorSpread,
    @Nullable Double ratio,
    double load) {
  Result(
      String what,
      String value,
      String spread,
      @Nullable String floor,
      @Nullable String floorSpread,
      @Nullable Double ratio) {
    this(
        what,
        value,
        spread,
        floor,
        floorSpread,
        ratio,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  static Result of(String what, Samples measured, String unit) {
    return new Result(what, measured.median() + " " + unit, measured.spread(), null, null, null);
  }

  /**
   * A measure and its floor, taken in turn: the ratio is the median of the ratios of each round.
   *
   * @param floor as many samples as measured, in the same order
   */
  static Result of(String what, Samples measured, Samples floor, String unit) {
    return new Result(
        what,
        measured.median() + " " + unit,
        measured.spread(),
        floor.median() + " " + unit,
        floor.spread(),
        measured.dividedBy(floor).at(50));
  }

  String ratioText() {
    return ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio);
  }

  String loadText() {
    return load < 0 ? "" : String.format(Locale.ROOT, "%.0f", load);
  }
}
