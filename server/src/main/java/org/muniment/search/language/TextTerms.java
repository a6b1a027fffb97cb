package org.muniment.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Divides text into words and phrases, in one pass. */
final class TextTerms {
  /** Characters that always separate words within a value or a phrase. */
  private static final String SEPARATORS = "&|-^(){}\"\\";

  /** In a phrase wildcards mean nothing and separate as well (contract: search-syntax §3.2). */
  private static final String PHRASE_SEPARATORS = SEPARATORS + "*?[]";

  private TextTerms() {}

  /**
   * The term for a bare word: hyphens inside make it a phrase of its parts (contract: search-syntax
   * §2.3). Nothing for a word without anything to look for.
   */
  static Optional<TextTerm> inBareWord(String word) {
    List<TextPattern> parts = new ArrayList<>();
    for (String part : split(word, "-")) {
      parts.add(TextPattern.parse(part));
    }
    if (parts.size() > 1) {
      // Without wildcards it is the same as the phrase in quotes.
      return parts.stream().allMatch(TextPattern::isLiteral)
          ? inPhrase(word)
          : Optional.of(new TextTerm.Phrase(parts));
    }
    return parts.stream().<TextTerm>map(TextTerm.Word::new).findFirst();
  }

  /** The term for what stands between quotes; nothing when there is no word in it. */
  static Optional<TextTerm> inPhrase(String text) {
    List<TextPattern> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isSeparator(text.charAt(i), PHRASE_SEPARATORS)) {
        String word = text.substring(start, i);
        if (isSearchable(word)) {
          words.add(TextPattern.parse(word));
        }
        start = i + 1;
      }
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(new TextTerm.Phrase(words));
  }

  /** The terms of a value compared with {@code ~=}. */
  static List<TextTerm> inValue(String text) {
    List<TextTerm> terms = new ArrayList<>();
    int wordsFrom = 0;
    int i = 0;
    int[] noCloseFrom = {Integer.MAX_VALUE, Integer.MAX_VALUE};
    while (i < text.length()) {
      char c = text.charAt(i);
      int close = c == '\'' || c == '"' ? closing(text, i, noCloseFrom) : -1;
      if (close < 0) {
        i++;
      } else {
        addWords(text.substring(wordsFrom, i), terms);
        inPhrase(text.substring(i + 1, close)).ifPresent(terms::add);
        i = close + 1;
        wordsFrom = i;
      }
    }
    addWords(text.substring(wordsFrom), terms);
    return List.copyOf(terms);
  }

  private static void addWords(String text, List<TextTerm> terms) {
    for (String word : split(text, SEPARATORS)) {
      terms.add(new TextTerm.Word(TextPattern.parse(word)));
    }
  }

  /** The searchable parts between blanks and separators, those inside a class not counted. */
  private static List<String> split(String text, String separators) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || SearchReader.isBlank(text.charAt(i))) {
        splitRun(text.substring(start, i), separators, parts);
        start = i + 1;
      }
    }
    return parts;
  }

  private static void splitRun(String run, String separators, List<String> parts) {
    int lastClosing = run.lastIndexOf(']');
    int start = 0;
    for (int i = 0; i <= run.length(); i++) {
      if (i == run.length() || separators.indexOf(run.charAt(i)) >= 0) {
        String part = run.substring(start, i);
        if (isSearchable(part)) {
          parts.add(part);
        }
        start = i + 1;
      } else if (run.charAt(i) == '[') {
        i = Math.max(i, PatternReader.endOfClass(run, i, lastClosing));
      }
    }
  }

  /**
   * Where the phrase opened at this index closes, or -1 when the quote is no opening one: it stands
   * inside a word, as in {@code o'clock}, or is never closed.
   */
  private static int closing(String text, int open, int[] noCloseFrom) {
    char quote = text.charAt(open);
    int kind = quote == '"' ? 0 : 1;
    if (open >= noCloseFrom[kind] || !isBoundary(text, open - 1)) {
      return -1;
    }
    for (int i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) == quote && isBoundary(text, i + 1)) {
        return i;
      }
    }
    noCloseFrom[kind] = open;
    return -1;
  }

  private static boolean isBoundary(String text, int index) {
    if (index < 0 || index >= text.length()) {
      return true;
    }
    char c = text.charAt(index);
    return isSeparator(c, SEPARATORS) || c == '\'' || c == ',' || c == '.' || c == ';';
  }

  private static boolean isSeparator(char c, String separators) {
    return SearchReader.isBlank(c) || separators.indexOf(c) >= 0;
  }

  /** Whether there is something to look for: a letter, a digit or a wildcard. */
  private static boolean isSearchable(String word) {
    return word.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || c == '*' || c == '?');
  }
}
