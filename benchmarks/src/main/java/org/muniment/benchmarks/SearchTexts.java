package org.muniment.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Made texts whose words are as unevenly frequent as those of a language; the same each time. */
final class SearchTexts {
  private static final int WORDS = 40_000;
  private static final String[] SYLLABLES = {
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su", "ta",
    "ve", "wi", "xo", "yu", "zan", "ter", "ment", "lin", "gor", "pra", "stel", "dor", "fin", "cal"
  };

  private final List<String> words = new ArrayList<>();
  private final double[] shares = new double[WORDS];
  private final Random random = new Random(42);

  SearchTexts() {
    Random letters = new Random(7);
    java.util.Set<String> made = new java.util.LinkedHashSet<>();
    while (made.size() < WORDS) {
      StringBuilder word = new StringBuilder();
      for (int i = 2 + letters.nextInt(4); i > 0; i--) {
        word.append(SYLLABLES[letters.nextInt(SYLLABLES.length)]);
      }
      made.add(word.toString());
    }
    words.addAll(made);
    double sum = 0;
    for (int i = 0; i < WORDS; i++) {
      sum += 1 / (i + 20.0);
      shares[i] = sum;
    }
  }

  /** The word of a rank, the most frequent first, from 0. */
  String word(int rank) {
    return words.get(rank);
  }

  String next() {
    int at = Arrays.binarySearch(shares, random.nextDouble() * shares[WORDS - 1]);
    return words.get(Math.min(WORDS - 1, at < 0 ? -at - 1 : at));
  }

  /** About a page. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 60 + random.nextInt(240); i > 0; i--) {
      text.append(next()).append(i % 12 == 0 ? ".\n" : " ");
    }
    return text.toString();
  }
}
