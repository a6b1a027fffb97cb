package org.muniment.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A few repetitions of one measurement. */
final class Samples {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
    Collections.sort(values);
  }

  double at(double percentile) {
    if (percentile == 50 && values.size() % 2 == 0) {
      int middle = values.size() / 2;
      return (values.get(middle - 1) + values.get(middle)) / 2;
    }
    int rank = (int) Math.ceil(percentile / 100 * values.size());
    return values.get(Math.max(0, rank - 1));
  }

  String median() {
    return text(at(50));
  }

  String spread() {
    return text(values.get(0)) + " to " + text(values.get(values.size() - 1));
  }

  static String text(double value) {
    if (value >= 10_000) {
      return String.format(Locale.ROOT, "%.1f k", value / 1_000);
    }
    if (value >= 100) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }
}
