package org.muniment.search.language;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Makes the messages for searches that cannot be read: what, where and, where it is known, what to
 * write.
 */
final class SearchFailure {
  private static final int LONGEST_SHOWN = 40;

  private SearchFailure() {}

  /**
   * @param index where the fault is, counted from 0; the message counts from 1
   */
  static MunimentException at(int index, String what) {
    return failure(ErrorCode.SEARCH_SYNTAX, what + " at " + (index + 1) + ".");
  }

  /**
   * @param advice half a sentence on how to write it
   */
  static MunimentException at(int index, String what, String advice) {
    String end = advice.endsWith("?") ? "" : ".";
    return failure(ErrorCode.SEARCH_SYNTAX, what + " at " + (index + 1) + "; " + advice + end);
  }

  static MunimentException dateAt(int index, String text) {
    return failure(
        ErrorCode.SEARCH_DATE_OUT_OF_RANGE,
        "Date/time out of range: "
            + show(text)
            + " at "
            + (index + 1)
            + " is not a date; write it as mm/dd/yyyy or yyyy-mm-dd.");
  }

  /** Text of the search inside a message, shortened and without line breaks. */
  static String show(String text) {
    int end = Math.min(text.length(), LONGEST_SHOWN);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    String shown = text.substring(0, end).replaceAll("\\p{Cntrl}", " ");
    return "\"" + shown + (end < text.length() ? "…" : "") + "\"";
  }

  /** The known word that a mistyped one most likely stands for. */
  static Optional<String> closest(String typed, Collection<String> known) {
    if (typed.length() > LONGEST_SHOWN) {
      return Optional.empty();
    }
    String best = null;
    int bestDistance = 1 + typed.length() / 4;
    for (String word : known) {
      int distance = distance(fold(typed), fold(word));
      if (distance <= bestDistance && (best == null || distance < bestDistance)) {
        best = word;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Letters to add, drop, change or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  private static MunimentException failure(ErrorCode code, String message) {
    return new MunimentException(code, message);
  }
}
