package org.muniment.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param value the median, with its unit
 * @param spread least and most, or other percentiles
 * @param floor what the machine allows, or null where there is no such thing
 * @param ratio to the floor; for a rate 1 is the best there can be, for a time it is the least
 */
record Result(
    String what,
    String value,
    String spread,
    @Nullable String floor,
    @Nullable String floorSpread,
    @Nullable Double ratio) {
  static Result of(String what, Samples measured, String unit) {
    return new Result(what, measured.median() + " " + unit, measured.spread(), null, null, null);
  }

  /** A measure and its floor, both as many of a unit or as times: the ratio is their quotient. */
  static Result of(String what, Samples measured, Samples floor, String unit) {
    return new Result(
        what,
        Samples.text(measured.at(50)) + " " + unit,
        measured.spread(),
        Samples.text(floor.at(50)) + " " + unit,
        floor.spread(),
        measured.at(50) / floor.at(50));
  }

  String ratioText() {
    return ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio);
  }
}
