package org.muniment.search.language;

import java.util.List;

/** A part of a {@link TextPattern}. */
public sealed interface PatternPiece {
  <R> R accept(Visitor<R> visitor);

  /** Characters that stand for themselves, in any case. */
  record Literal(String text) implements PatternPiece {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.literal(this);
    }
  }

  /** {@code *}: any number of characters, or none. */
  record AnyRun() implements PatternPiece {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.anyRun(this);
    }
  }

  /** {@code ?}: exactly one character. */
  record AnyOne() implements PatternPiece {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.anyOne(this);
    }
  }

  /** {@code [abc]}, {@code [a-i]}: exactly one character out of these, in any case. */
  record OneOf(List<Range> ranges) implements PatternPiece {
    public OneOf {
      ranges = List.copyOf(ranges);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.oneOf(this);
    }

    boolean matches(int character) {
      int lower = Character.toLowerCase(character);
      int upper = Character.toUpperCase(character);
      for (Range range : ranges) {
        if (range.holds(character) || range.holds(lower) || range.holds(upper)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Code points from first to last, both included; the same twice for a single one. */
  record Range(int first, int last) {
    boolean holds(int character) {
      return first <= character && character <= last;
    }
  }

  /** One method per kind of piece. */
  interface Visitor<R> {
    R literal(Literal piece);

    R anyRun(AnyRun piece);

    R anyOne(AnyOne piece);

    R oneOf(OneOf piece);
  }
}
