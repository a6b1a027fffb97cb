package org.muniment.search;

/**
 * How far a word of a text may differ from the searched one (contract: search-syntax §5.7).
 *
 * @param percent whether the amount is a share of the word's letters
 * @param amount letters or per cent
 */
public record Fuzziness(boolean percent, int amount) {
  public static final Fuzziness NONE = new Fuzziness(false, 0);

  /** How many letters of this word may differ; never more than half, or anything would match. */
  int letters(String word) {
    int length = word.codePointCount(0, word.length());
    long wanted = percent ? (long) length * amount / 100 : amount;
    return (int) Math.max(0, Math.min(wanted, length / 2));
  }

  /** Whether one word becomes the other by so many letters added, dropped or changed. */
  static boolean within(String a, String b, int most) {
    int[] first = a.codePoints().toArray();
    int[] second = b.codePoints().toArray();
    if (Math.abs(first.length - second.length) > most) {
      return false;
    }
    int[] row = new int[second.length + 1];
    for (int j = 0; j <= second.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= first.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      int best = row[0];
      for (int j = 1; j <= second.length; j++) {
        int changed = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
        best = Math.min(best, row[j]);
      }
      if (best > most) {
        return false;
      }
    }
    return row[second.length] <= most;
  }
}
