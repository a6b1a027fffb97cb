package org.muniment.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muniment.database.NameKey;
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
   * @param letters how many letters a word may differ from the searched one
   * @param accents whether an accent makes another letter
   */
  record Place(Set<String> spellings, TextPattern pattern, int letters, boolean accents) {
    boolean matches(String word) {
      String compared = accents ? word : SearchSettings.plain(word);
      return spellings.isEmpty()
          ? pattern.matches(compared)
          : spellings.contains(compared)
              || (letters > 0 && Fuzziness.within(pattern.text(), compared, letters));
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

  /** The places of a term; a single word also stands for its variants and what is like it. */
  static List<Place> places(SearchRequest request, TermDao terms, TextTerm term) {
    List<TextPattern> words = new ArrayList<>();
    if (term instanceof TextTerm.Word word) {
      words.addAll(Words.ofNamePattern(word.pattern()));
    } else {
      for (TextPattern each : ((TextTerm.Phrase) term).words()) {
        words.addAll(Words.ofNamePattern(each));
      }
    }
    boolean single = term instanceof TextTerm.Word && words.size() == 1;
    return words.stream().map(word -> place(request, terms, word, single)).toList();
  }

  private static Place place(
      SearchRequest request, TermDao terms, TextPattern word, boolean single) {
    SearchSettings settings = request.settings();
    TextPattern pattern = settings.pattern(word);
    if (!pattern.isLiteral()) {
      return new Place(Set.of(), pattern, 0, settings.accents());
    }
    return new Place(
        single ? terms.spellings(request, pattern.text()) : Set.of(pattern.text()),
        pattern,
        single ? request.fuzziness().letters(pattern.text()) : 0,
        settings.accents());
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
    Place first = places.get(0);
    if (first.letters() > 0) {
      return "("
          + exactly(bindings, column, places, leading, trailing)
          + " or "
          + similar(bindings, column, first)
          + ")";
    }
    return exactly(bindings, column, places, leading, trailing);
  }

  /** The column has a word that differs by a few letters at most. */
  private static String similar(Bindings bindings, String column, Place place) {
    String letters = bindings.add(place.letters());
    return "exists (select from regexp_split_to_table("
        + column
        + ", "
        + bindings.add(NO_WORD + "+")
        + ") as parts (word) where levenshtein_less_equal(left(parts.word, "
        + Words.LONGEST
        + "), "
        + bindings.add(place.pattern().text())
        + ", "
        + letters
        + ") <= "
        + letters
        + ")";
  }

  private static String exactly(
      Bindings bindings, String column, List<Place> places, boolean leading, boolean trailing) {
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
