package org.muniment.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A few repetitions of one measurement, in the order in which they were made. */
final class Samples {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  double at(double percentile) {
    List<Double> sorted = values.stream().sorted().toList();
    if (percentile == 50 && sorted.size() % 2 == 0) {
      int middle = sorted.size() / 2;
      return (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
    int rank = (int) Math.ceil(percentile / 100 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  /** The quotient of each sample and its counterpart. */
  Samples dividedBy(Samples others) {
    Samples quotients = new Samples();
    for (int index = 0; index < values.size(); index++) {
      quotients.add(values.get(index) / others.values.get(index));
    }
    return quotients;
  }

  String median() {
    return text(at(50));
  }

  String spread() {
    return text(at(0)) + " to " + text(at(100));
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
