package org.muniment.search.language;

import java.util.ArrayList;
import java.util.List;

/** Divides the text of a pattern into its pieces, in one pass. */
final class PatternReader {
  private final String text;
  private final List<PatternPiece> pieces = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  private PatternReader(String text) {
    this.text = text;
  }

  static List<PatternPiece> read(String text) {
    return new PatternReader(text).read();
  }

  /**
   * Where the class opened at this index closes, or -1 when the bracket is an ordinary character:
   * nothing is in it, or nothing closes it.
   *
   * @param lastClosing the last index of a closing bracket in the text, so that a text full of
   *     opening brackets is not searched to its end for each of them
   */
  static int endOfClass(String text, int open, int lastClosing) {
    if (open >= lastClosing) {
      return -1;
    }
    int close = text.indexOf(']', open + 1);
    return close > open + 1 ? close : -1;
  }

  private List<PatternPiece> read() {
    int lastClosing = text.lastIndexOf(']');
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int close = c == '[' ? endOfClass(text, i, lastClosing) : -1;
      if (close > 0) {
        add(new PatternPiece.OneOf(ranges(text.substring(i + 1, close))));
        i = close + 1;
      } else {
        if (c == '*') {
          addRun();
        } else if (c == '?') {
          add(new PatternPiece.AnyOne());
        } else {
          literal.append(c);
        }
        i++;
      }
    }
    endLiteral();
    return List.copyOf(pieces);
  }

  private void add(PatternPiece piece) {
    endLiteral();
    pieces.add(piece);
  }

  private void addRun() {
    endLiteral();
    if (pieces.isEmpty() || !(pieces.get(pieces.size() - 1) instanceof PatternPiece.AnyRun)) {
      pieces.add(new PatternPiece.AnyRun());
    }
  }

  private void endLiteral() {
    if (literal.length() > 0) {
      pieces.add(new PatternPiece.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private static List<PatternPiece.Range> ranges(String members) {
    int[] characters = members.codePoints().toArray();
    List<PatternPiece.Range> ranges = new ArrayList<>();
    int i = 0;
    while (i < characters.length) {
      int first = characters[i];
      if (i + 2 < characters.length && characters[i + 1] == '-') {
        int last = characters[i + 2];
        ranges.add(new PatternPiece.Range(Math.min(first, last), Math.max(first, last)));
        i += 3;
      } else {
        ranges.add(new PatternPiece.Range(first, first));
        i++;
      }
    }
    return ranges;
  }
}
