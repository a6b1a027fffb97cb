package org.muniment.search.language;

import java.util.List;

/** The definition of a wildcard match, written down as directly as it goes; slow on purpose. */
final class NaiveMatcher implements PatternPiece.Visitor<Boolean> {
  private final List<PatternPiece> rest;
  private final String value;

  private NaiveMatcher(List<PatternPiece> rest, String value) {
    this.rest = rest;
    this.value = value;
  }

  static boolean matches(TextPattern pattern, String value) {
    return matches(pattern.pieces(), value);
  }

  private static boolean matches(List<PatternPiece> pieces, String value) {
    return pieces.isEmpty()
        ? value.isEmpty()
        : pieces.get(0).accept(new NaiveMatcher(pieces.subList(1, pieces.size()), value));
  }

  @Override
  public Boolean literal(PatternPiece.Literal piece) {
    int length = piece.text().length();
    return value.length() >= length
        && value.substring(0, length).equalsIgnoreCase(piece.text())
        && matches(rest, value.substring(length));
  }

  @Override
  public Boolean anyRun(PatternPiece.AnyRun piece) {
    for (int i = 0; i <= value.length(); i++) {
      if (matches(rest, value.substring(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Boolean anyOne(PatternPiece.AnyOne piece) {
    return !value.isEmpty() && matches(rest, value.substring(1));
  }

  @Override
  public Boolean oneOf(PatternPiece.OneOf piece) {
    if (value.isEmpty()) {
      return false;
    }
    String lower = value.substring(0, 1).toLowerCase();
    String upper = lower.toUpperCase();
    boolean member =
        piece.ranges().stream()
            .anyMatch(
                range -> range.holds(lower.codePointAt(0)) || range.holds(upper.codePointAt(0)));
    return member && matches(rest, value.substring(1));
  }
}
