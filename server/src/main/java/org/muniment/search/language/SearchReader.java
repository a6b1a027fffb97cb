package org.muniment.search.language;

import java.util.Optional;

/**
 * The characters of a search and how they make up blanks, quoted text, names and words. What a
 * character means depends on where it stands, so the parsers ask for what they expect next. Reads
 * each character a fixed number of times at most.
 */
final class SearchReader {
  /** What {@link #peek} answers at the end; the parser refuses searches that contain it. */
  static final char END = '\0';

  private static final String WORD_ENDS = "(){}\"“”&|^,";
  private static final String BARE_NAME_ENDS = "()[]{}:,=<>~\"“”&|*";

  private final String text;
  private final boolean backslashMayEnd;
  private int position;

  /**
   * @param backslashMayEnd whether {@code \"} may be a backslash and the end of the value, as in
   *     {@code "\"} for the root folder (contract: search-syntax §2.4)
   */
  SearchReader(String text, boolean backslashMayEnd) {
    this.text = text;
    this.backslashMayEnd = backslashMayEnd;
  }

  int position() {
    return position;
  }

  char peek() {
    return charAt(position);
  }

  /** The comparison that stands here, or nothing. */
  Optional<ComparisonOperator> operator() {
    char first = peek();
    char second = peekSecond();
    Optional<ComparisonOperator> found =
        switch (first) {
          case '=' -> Optional.of(ComparisonOperator.EQUAL);
          case '~' -> second == '=' ? Optional.of(ComparisonOperator.FULL_TEXT) : Optional.empty();
          case '<' ->
              Optional.of(
                  second == '>'
                      ? ComparisonOperator.NOT_EQUAL
                      : second == '=' ? ComparisonOperator.LESS_OR_EQUAL : ComparisonOperator.LESS);
          case '>' ->
              Optional.of(
                  second == '=' ? ComparisonOperator.GREATER_OR_EQUAL : ComparisonOperator.GREATER);
          default -> Optional.empty();
        };
    found.ifPresent(operator -> position += operator.symbol().length());
    return found;
  }

  /** Whether a condition starts here without the name of what it compares. */
  boolean atOperator() {
    return "=<>~".indexOf(peek()) >= 0;
  }

  char peekSecond() {
    return charAt(position + 1);
  }

  boolean accept(char expected) {
    if (peek() != expected) {
      return false;
    }
    // Text copied from a page's source writes the sign as an entity.
    position += expected == '&' && text.startsWith("&amp;", position) ? 5 : 1;
    return true;
  }

  /** Passes over blanks and comments; hints to the planner are comments too. */
  void skipBlanks() {
    while (true) {
      if (isBlank(peek())) {
        position++;
      } else if (isCommentAt(position)) {
        int end = text.indexOf("*/", position + 2);
        if (end < 0) {
          throw SearchFailure.at(position, "The comment is not closed");
        }
        position = end + 2;
      } else {
        return;
      }
    }
  }

  boolean atQuote() {
    return isQuote(peek());
  }

  boolean atWord() {
    return isWordCharacter(position) && peek() != '-';
  }

  /** Comes back to an earlier {@link #position}. */
  void backTo(int earlier) {
    position = earlier;
  }

  /** A bare word: up to a blank, a delimiter or a hyphen that has nothing to join. */
  String word() {
    int start = position;
    while (isWordCharacter(position) && (peek() != '-' || isWordCharacter(position + 1))) {
      position++;
    }
    return text.substring(start, position);
  }

  /** Letters and digits; empty when there are none. */
  String identifier() {
    int start = position;
    while (Character.isLetterOrDigit(peek()) || peek() == '_') {
      position++;
    }
    return text.substring(start, position);
  }

  /** The name of a template or field without brackets; empty when there is none. */
  String bareName() {
    int start = position;
    while (peek() != END
        && !isBlank(peek())
        && BARE_NAME_ENDS.indexOf(peek()) < 0
        && !isCommentAt(position)) {
      position++;
    }
    return text.substring(start, position);
  }

  /** The name between brackets, trimmed; empty for {@code []}. */
  String bracketedName() {
    int start = position++;
    StringBuilder name = new StringBuilder();
    while (true) {
      char c = peek();
      if (c == END) {
        throw SearchFailure.at(start, "The bracket is not closed");
      }
      position++;
      if (c == ']' && !accept(']')) {
        return name.toString().strip();
      }
      name.append(c);
    }
  }

  /** A value without quotes: up to a comma or brace, trimmed. */
  String rawValue() {
    int start = position;
    while (peek() != END && peek() != ',' && peek() != '}' && !isCommentAt(position)) {
      if (peek() == '{') {
        throw SearchFailure.at(
            position,
            "There is a \"{\" inside a value",
            "close the clause before it with }, or put the value in quotes");
      }
      position++;
    }
    return text.substring(start, position).strip();
  }

  int number(int largest) {
    int start = position;
    int value = 0;
    while (isDigit(peek())) {
      value = value * 10 + (peek() - '0');
      if (value > largest) {
        throw SearchFailure.at(start, "The number is larger than " + largest);
      }
      position++;
    }
    if (position == start) {
      throw SearchFailure.at(start, "A number is missing");
    }
    return value;
  }

  /**
   * What stands between quotes, escapes resolved.
   *
   * @param inClause whether a comma or brace follows the value, rather than an operator
   */
  String quoted(boolean inClause) {
    int start = position;
    boolean straight = peek() == '"';
    position++;
    StringBuilder value = new StringBuilder();
    while (true) {
      char c = peek();
      if (c == END) {
        throw SearchFailure.at(start, "The quote is not closed");
      }
      position++;
      if (c == '\\' && peek() == '\\') {
        position++;
      } else if (c == '\\' && straight && peek() == '"') {
        if (endsAfter(position + 1, inClause)) {
          position++;
          return value.append(c).toString();
        }
        position++;
        c = '"';
      } else if (straight ? c == '"' && !accept('"') : isQuote(c)) {
        return value.toString();
      }
      value.append(c);
    }
  }

  private boolean endsAfter(int index, boolean inClause) {
    if (!backslashMayEnd) {
      return false;
    }
    int next = index;
    while (isBlank(charAt(next))) {
      next++;
    }
    return inClause
        ? charAt(next) == ',' || charAt(next) == '}'
        : charAt(next) == END || ")&|^-".indexOf(charAt(next)) >= 0;
  }

  private boolean isWordCharacter(int index) {
    char c = charAt(index);
    return c != END && !isBlank(c) && WORD_ENDS.indexOf(c) < 0 && !isCommentAt(index);
  }

  private boolean isCommentAt(int index) {
    return charAt(index) == '/' && charAt(index + 1) == '*';
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : END;
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '“' || c == '”';
  }

  static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
