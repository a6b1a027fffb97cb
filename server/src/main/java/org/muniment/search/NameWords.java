package org.muniment.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.search.language.PatternPiece;
import org.muniment.search.language.TextPattern;
import org.muniment.search.language.TextTerm;

/**
 * Words looked for in names and field values, which no text index holds: as regular expressions on
 * their folded form.
 */
final class NameWords {
  private static final String WORD = "[" + Words.CLASS + "]";
  private static final String NO_WORD = "[^" + Words.CLASS + "]";

  private NameWords() {}

  /**
   * What one place of a term may be.
   *
   * @param spellings literals, with their variants; empty when there are wildcards
   * @param pattern the word as searched
   */
  record Place(Set<String> spellings, TextPattern pattern) {
    boolean matches(String word) {
      return spellings.isEmpty() ? pattern.matches(word) : spellings.contains(word);
    }

    String regex() {
      return spellings.isEmpty()
          ? "(?:" + PatternSql.regex(pattern.pieces(), WORD) + ")"
          : spellings.stream()
              .sorted(Comparator.comparing(String::length).reversed())
              .map(PatternSql::regexLiteral)
              .collect(Collectors.joining("|", "(?:", ")"));
    }

    /** What every match contains, for a quick look. */
    String common() {
      if (spellings.isEmpty()) {
        return pattern.hasClass()
            ? ""
            : pattern.pieces().stream()
                .filter(piece -> piece instanceof PatternPiece.Literal)
                .map(piece -> NameKey.of(((PatternPiece.Literal) piece).text()))
                .max(Comparator.comparing(String::length))
                .orElse("");
      }
      String common = spellings.iterator().next();
      for (String spelling : spellings) {
        int same = 0;
        while (same < Math.min(common.length(), spelling.length())
            && common.charAt(same) == spelling.charAt(same)) {
          same++;
        }
        common = common.substring(0, same);
      }
      return common;
    }
  }

  /** The places of a term; a single word also stands for its variants. */
  static List<Place> places(Transaction transaction, TermDao terms, TextTerm term) {
    List<TextPattern> words = new ArrayList<>();
    if (term instanceof TextTerm.Word word) {
      words.addAll(Words.ofNamePattern(word.pattern()));
    } else {
      for (TextPattern each : ((TextTerm.Phrase) term).words()) {
        words.addAll(Words.ofNamePattern(each));
      }
    }
    boolean single = term instanceof TextTerm.Word && words.size() == 1;
    return words.stream()
        .map(
            word ->
                new Place(
                    !word.isLiteral()
                        ? Set.of()
                        : single ? terms.spellings(transaction, word.text()) : Set.of(word.text()),
                    word))
        .toList();
  }

  /**
   * The condition that a folded column holds the words side by side.
   *
   * @param leading whether the first word may begin with something else
   * @param trailing whether the last word may go on
   */
  static String contains(
      Bindings bindings, String column, List<Place> places, boolean leading, boolean trailing) {
    if (places.isEmpty()) {
      return "false";
    }
    String quick = places.get(0).common();
    String regex =
        (leading ? "" : "(?:^|" + NO_WORD + ")")
            + places.stream().map(Place::regex).collect(Collectors.joining(NO_WORD + "+"))
            + (trailing ? "" : "(?:" + NO_WORD + "|$)");
    // Brackets keep a pattern from beginning with a director such as "***".
    return "("
        + (quick.isEmpty()
            ? ""
            : column + " like " + bindings.add("%" + PatternSql.likeLiteral(quick) + "%") + " and ")
        + column
        + " ~ "
        + bindings.add("(?:" + regex + ")")
        + ")";
  }
}
