package org.muniment.definition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression for a whole text, matched in linear time. The dialect is {@code . [] [^] ^ $
 * ! | * + ? ()}, POSIX classes inside brackets, {@code \d \D \w \W \s \S}, and a backslash before
 * any other sign; {@code {n}}, {@code {n,}} and {@code {n,m}} are understood too. Upper and lower
 * case differ.
 *
 * <p>An exclamation mark stands before one character, one class or one abbreviation and means one
 * character other than that; before a group that is the whole expression it means every text but
 * those.
 */
final class TextConstraint {
  private final Pattern pattern;
  private final boolean negated;

  private TextConstraint(Pattern pattern, boolean negated) {
    this.pattern = pattern;
    this.negated = negated;
  }

  static TextConstraint compile(String expression) {
    boolean negated = isNegatedGroup(expression);
    String translated =
        new TextConstraintReader(negated ? expression.substring(1) : expression).read();
    try {
      return new TextConstraint(Pattern.compile(translated, Pattern.DOTALL), negated);
    } catch (PatternSyntaxException failure) {
      throw Constraint.invalid(failure.getDescription());
    }
  }

  boolean accepts(String text) {
    return pattern.matches(text) != negated;
  }

  /** Whether this is an exclamation mark and then one group up to the end. */
  private static boolean isNegatedGroup(String expression) {
    if (!expression.startsWith("!(")) {
      return false;
    }
    int depth = 0;
    boolean inClass = false;
    for (int i = 1; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i == expression.length() - 1;
      }
    }
    return false;
  }
}
