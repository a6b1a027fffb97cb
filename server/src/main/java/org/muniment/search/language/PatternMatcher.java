package org.muniment.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Matches pieces against a value without backtracking over more than the last {@code *}: the time
 * is at most the product of the two lengths.
 */
final class PatternMatcher implements PatternPiece.Visitor<Boolean> {
  /** One step per character to match, and a {@link Run} for each {@code *}. */
  private final List<IntPredicate> steps = new ArrayList<>();

  private static final Run RUN = new Run();

  private PatternMatcher() {}

  /** Whether the pieces match the whole value or, when it is enough, some part of it. */
  static boolean matches(List<PatternPiece> pieces, String value, boolean part) {
    PatternMatcher matcher = new PatternMatcher();
    if (part) {
      matcher.steps.add(RUN);
    }
    pieces.forEach(piece -> piece.accept(matcher));
    if (part) {
      matcher.steps.add(RUN);
    }
    return matcher.run(value.codePoints().toArray());
  }

  /** Folds away case, one character for one. */
  static int fold(int character) {
    return Character.toLowerCase(Character.toUpperCase(character));
  }

  private boolean run(int[] value) {
    int step = 0;
    int at = 0;
    int lastRun = -1;
    int resumeAt = 0;
    while (at < value.length) {
      if (step < steps.size() && steps.get(step) instanceof Run) {
        lastRun = step++;
        resumeAt = at;
      } else if (step < steps.size() && steps.get(step).test(value[at])) {
        step++;
        at++;
      } else if (lastRun >= 0) {
        // The last run takes one character more; an earlier run could gain nothing.
        step = lastRun + 1;
        at = ++resumeAt;
      } else {
        return false;
      }
    }
    while (step < steps.size() && steps.get(step) instanceof Run) {
      step++;
    }
    return step == steps.size();
  }

  @Override
  public Boolean literal(PatternPiece.Literal piece) {
    piece
        .text()
        .codePoints()
        .map(PatternMatcher::fold)
        .forEach(expected -> steps.add(character -> fold(character) == expected));
    return true;
  }

  @Override
  public Boolean anyRun(PatternPiece.AnyRun piece) {
    return steps.add(RUN);
  }

  @Override
  public Boolean anyOne(PatternPiece.AnyOne piece) {
    return steps.add(character -> true);
  }

  @Override
  public Boolean oneOf(PatternPiece.OneOf piece) {
    return steps.add(piece::matches);
  }

  private static final class Run implements IntPredicate {
    @Override
    public boolean test(int character) {
      return true;
    }
  }
}
