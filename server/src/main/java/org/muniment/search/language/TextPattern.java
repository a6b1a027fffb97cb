package org.muniment.search.language;

import java.util.List;

/**
 * Text with wildcards: {@code *} stands for any number of characters, {@code ?} for one, {@code
 * [a-f]} for one of several. Case never matters; a character is a Unicode code point. Patterns
 * compare by their text (contract: search-syntax §3.2).
 */
public final class TextPattern implements SearchValue {
  private final String text;
  private final List<PatternPiece> pieces;

  private TextPattern(String text, List<PatternPiece> pieces) {
    this.text = text;
    this.pieces = pieces;
  }

  public static TextPattern parse(String text) {
    return new TextPattern(text, PatternReader.read(text));
  }

  /** The pattern as written. */
  public String text() {
    return text;
  }

  /** Literals and wildcards in order; no two literals and no two {@code *} are neighbours. */
  public List<PatternPiece> pieces() {
    return pieces;
  }

  /** The empty value. */
  public boolean isBlank() {
    return text.isEmpty();
  }

  /** Nothing but {@code *}: whatever is not blank. */
  public boolean isAny() {
    return pieces.size() == 1 && pieces.get(0) instanceof PatternPiece.AnyRun;
  }

  /** Whether the text stands for itself only. */
  public boolean isLiteral() {
    return pieces.stream().allMatch(piece -> piece instanceof PatternPiece.Literal);
  }

  /**
   * Whether the text has a {@code [class]}. Such a pattern also matches the value that is written
   * exactly like it, brackets included, so that a name like {@code Report [final]} can be found.
   */
  public boolean hasClass() {
    return pieces.stream().anyMatch(piece -> piece instanceof PatternPiece.OneOf);
  }

  /** Whether the whole value matches. A blank value matches the blank pattern only. */
  public boolean matches(String value) {
    return value.isEmpty() || text.isEmpty()
        ? value.isEmpty() && text.isEmpty()
        : PatternMatcher.matches(pieces, value, false)
            || (hasClass() && PatternMatcher.matches(literally(), value, false));
  }

  /** Whether some part of the value matches: how {@code =} compares comments. */
  public boolean occursIn(String value) {
    return value.isEmpty() || text.isEmpty()
        ? value.isEmpty() && text.isEmpty()
        : PatternMatcher.matches(pieces, value, true)
            || (hasClass() && PatternMatcher.matches(literally(), value, true));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.pattern(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextPattern pattern && pattern.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private List<PatternPiece> literally() {
    return List.of(new PatternPiece.Literal(text));
  }
}
