package org.muniment.benchmarks;

import java.nio.file.Path;
import java.util.List;

/**
 * What a benchmark works with.
 *
 * @param sizes of trees, in entries, ascending
 * @param repetitions of each measured piece
 * @param scratch a directory for servers of its own
 */
record Bench(
    ServerProcess server,
    Api api,
    FloorDatabase database,
    List<Integer> sizes,
    int repetitions,
    Path jar,
    Path scratch) {
  int largest() {
    return sizes.get(sizes.size() - 1);
  }

  static String size(int entries) {
    if (entries % 1_000_000 == 0) {
      return entries / 1_000_000 + " M";
    }
    return entries % 1_000 == 0 ? entries / 1_000 + " k" : Integer.toString(entries);
  }

  static int parseSize(String text) {
    String number = text.strip().toLowerCase(java.util.Locale.ROOT);
    if (number.endsWith("m")) {
      return Integer.parseInt(number.substring(0, number.length() - 1)) * 1_000_000;
    }
    if (number.endsWith("k")) {
      return Integer.parseInt(number.substring(0, number.length() - 1)) * 1_000;
    }
    return Integer.parseInt(number);
  }
}
