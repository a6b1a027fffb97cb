package org.muniment.search;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of the index that one searched word stands for.
 *
 * @param terms these words; none when the prefix says it all
 * @param prefix every word that begins so; the empty prefix is any word; null when the words are
 *     listed
 */
record WordMatch(Set<String> terms, @Nullable String prefix) {
  static WordMatch of(Set<String> terms) {
    return new WordMatch(Set.copyOf(terms), null);
  }

  static WordMatch startingWith(String prefix) {
    return new WordMatch(Set.of(), prefix);
  }

  boolean isAny() {
    return prefix != null && prefix.isEmpty();
  }

  boolean isNothing() {
    return prefix == null && terms.isEmpty();
  }

  boolean matches(String word) {
    return prefix == null ? terms.contains(word) : word.startsWith(prefix);
  }

  /** The text of a {@code tsquery}; not for {@link #isAny} or {@link #isNothing}. */
  String query() {
    return prefix != null
        ? quote(prefix) + ":*"
        : terms.stream().sorted().map(WordMatch::quote).collect(Collectors.joining(" | "));
  }

  private static String quote(String term) {
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
