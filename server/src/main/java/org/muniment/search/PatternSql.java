package org.muniment.search;

import java.util.BitSet;
import java.util.List;
import org.muniment.database.NameKey;
import org.muniment.search.language.PatternPiece;
import org.muniment.search.language.TextPattern;

/** Compares a column that holds folded text with a pattern. */
final class PatternSql {
  private PatternSql() {}

  /** The whole value matches; what is blank matches the blank pattern only. */
  static String matches(Bindings bindings, String column, TextPattern pattern) {
    if (pattern.isBlank()) {
      return "(" + column + " = '')";
    }
    if (pattern.isAny()) {
      return "(" + column + " <> '')";
    }
    if (pattern.isLiteral()) {
      return "(" + column + " = " + bindings.add(NameKey.of(literal(pattern))) + ")";
    }
    if (!pattern.hasClass()) {
      return "(" + column + " like " + bindings.add(like(pattern)) + ")";
    }
    return "("
        + column
        + " = "
        + bindings.add(NameKey.of(pattern.text()))
        + " or "
        + column
        + " ~ "
        + bindings.add("^(?:" + regex(pattern) + ")$")
        + ")";
  }

  /** Some part of the value matches: how comments are compared. */
  static String occursIn(Bindings bindings, String column, TextPattern pattern) {
    return pattern.isBlank()
        ? matches(bindings, column, pattern)
        : matches(bindings, column, TextPattern.parse("*" + pattern.text() + "*"));
  }

  /** What every match begins with, folded; empty when that is not known. */
  static String prefix(TextPattern pattern) {
    return !pattern.hasClass()
            && !pattern.pieces().isEmpty()
            && pattern.pieces().get(0) instanceof PatternPiece.Literal literal
        ? NameKey.of(literal.text())
        : "";
  }

  private static String literal(TextPattern pattern) {
    StringBuilder text = new StringBuilder();
    for (PatternPiece piece : pattern.pieces()) {
      text.append(((PatternPiece.Literal) piece).text());
    }
    return text.toString();
  }

  /** A pattern for {@code like}; only for patterns without classes. */
  static String like(TextPattern pattern) {
    StringBuilder text = new StringBuilder();
    for (PatternPiece piece : pattern.pieces()) {
      if (piece instanceof PatternPiece.Literal literal) {
        text.append(likeLiteral(NameKey.of(literal.text())));
      } else {
        text.append(piece instanceof PatternPiece.AnyRun ? '%' : '_');
      }
    }
    return text.toString();
  }

  static String likeLiteral(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /** A regular expression without anchors, for PostgreSQL. */
  static String regex(TextPattern pattern) {
    return regex(pattern.pieces(), ".");
  }

  /**
   * @param wild what a wildcard stands for: one character out of these
   */
  static String regex(List<PatternPiece> pieces, String wild) {
    RegexWriter writer = new RegexWriter(wild);
    pieces.forEach(piece -> piece.accept(writer));
    return writer.text.toString();
  }

  static String regexLiteral(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = c >= 0x80 || Character.isLetterOrDigit(c) || c == ' ';
              escaped.append(plain ? Character.toString(c) : Words.character(c));
            });
    return escaped.toString();
  }

  private static final class RegexWriter implements PatternPiece.Visitor<StringBuilder> {
    private final StringBuilder text = new StringBuilder();
    private final String wild;

    RegexWriter(String wild) {
      this.wild = wild;
    }

    @Override
    public StringBuilder literal(PatternPiece.Literal piece) {
      return text.append(regexLiteral(NameKey.of(piece.text())));
    }

    @Override
    public StringBuilder anyRun(PatternPiece.AnyRun piece) {
      return text.append(wild).append('*');
    }

    @Override
    public StringBuilder anyOne(PatternPiece.AnyOne piece) {
      return text.append(wild);
    }

    /** The column is folded, so the class is: a character is in it when one of its cases is. */
    @Override
    public StringBuilder oneOf(PatternPiece.OneOf piece) {
      BitSet characters = new BitSet();
      for (PatternPiece.Range range : piece.ranges()) {
        for (int c = range.first(); c <= range.last(); c++) {
          characters.set(c);
          characters.set(Character.toLowerCase(c));
          characters.set(Character.toLowerCase(Character.toUpperCase(c)));
        }
      }
      characters.clear(0);
      characters.clear(Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1);
      if (characters.isEmpty()) {
        return text.append("(?!)");
      }
      text.append('[');
      for (int from = characters.nextSetBit(0); from >= 0; ) {
        int to = characters.nextClearBit(from) - 1;
        text.append(Words.character(from));
        if (to > from) {
          text.append('-').append(Words.character(to));
        }
        from = characters.nextSetBit(to + 1);
      }
      return text.append(']');
    }
  }
}
