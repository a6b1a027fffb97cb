package org.muniment.definition;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Predicate;
import org.muniment.error.MunimentException;

/**
 * Comparisons for numbers. Not binds before and, and before or:
 *
 * <pre>
 * any        = all { ("|" | "OR") all }
 * all        = one { ("&amp;" | "AND") one }
 * one        = ("!" | "NOT") one | "(" any ")" | comparison
 * comparison = ("&lt;" | "&gt;" | "&lt;=" | "&gt;=" | "=" | "&lt;&gt;") number
 * </pre>
 */
final class NumberConstraint {
  private final Predicate<BigDecimal> test;

  private NumberConstraint(Predicate<BigDecimal> test) {
    this.test = test;
  }

  static NumberConstraint compile(String expression) {
    return new NumberConstraint(new Reader(expression).read());
  }

  boolean accepts(BigDecimal number) {
    return test.test(number);
  }

  private static final class Reader {
    private final String text;
    private int at;
    private int depth;

    Reader(String text) {
      this.text = text;
    }

    Predicate<BigDecimal> read() {
      Predicate<BigDecimal> all = any();
      skipBlanks();
      if (at < text.length()) {
        throw unexpected();
      }
      return all;
    }

    private Predicate<BigDecimal> any() {
      Predicate<BigDecimal> left = all();
      while (take("|") || takeWord("OR")) {
        left = left.or(all());
      }
      return left;
    }

    private Predicate<BigDecimal> all() {
      Predicate<BigDecimal> left = one();
      while (take("&") || takeWord("AND")) {
        left = left.and(one());
      }
      return left;
    }

    private Predicate<BigDecimal> one() {
      if (++depth > Constraint.DEEPEST) {
        throw Constraint.invalid("it is nested more than " + Constraint.DEEPEST + " deep");
      }
      Predicate<BigDecimal> read;
      if (take("!") || takeWord("NOT")) {
        read = one().negate();
      } else if (take("(")) {
        read = any();
        if (!take(")")) {
          throw unexpected();
        }
      } else {
        read = comparison();
      }
      depth--;
      return read;
    }

    private Predicate<BigDecimal> comparison() {
      if (take("<=")) {
        BigDecimal limit = number();
        return value -> value.compareTo(limit) <= 0;
      }
      if (take("<>")) {
        BigDecimal other = number();
        return value -> value.compareTo(other) != 0;
      }
      if (take("<")) {
        BigDecimal limit = number();
        return value -> value.compareTo(limit) < 0;
      }
      if (take(">=")) {
        BigDecimal limit = number();
        return value -> value.compareTo(limit) >= 0;
      }
      if (take(">")) {
        BigDecimal limit = number();
        return value -> value.compareTo(limit) > 0;
      }
      if (take("=")) {
        BigDecimal other = number();
        return value -> value.compareTo(other) == 0;
      }
      throw unexpected();
    }

    private BigDecimal number() {
      skipBlanks();
      int start = at;
      while (at < text.length() && "+-.0123456789".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      try {
        return new BigDecimal(text.substring(start, at));
      } catch (NumberFormatException failure) {
        at = start;
        throw unexpected();
      }
    }

    private boolean take(String sign) {
      skipBlanks();
      if (!text.startsWith(sign, at)) {
        return false;
      }
      at += sign.length();
      return true;
    }

    private boolean takeWord(String word) {
      skipBlanks();
      int end = at + word.length();
      if (end > text.length()
          || !text.substring(at, end).toUpperCase(Locale.ROOT).equals(word)
          || (end < text.length() && Character.isLetterOrDigit(text.charAt(end)))) {
        return false;
      }
      at = end;
      return true;
    }

    private void skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private MunimentException unexpected() {
      return Constraint.invalid(
          at < text.length()
              ? "'" + text.substring(at, at + 1) + "' at position " + (at + 1) + " is not expected"
              : "it ends too early");
    }
  }
}
