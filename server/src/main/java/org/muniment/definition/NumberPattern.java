package org.muniment.definition;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muniment.definition.NumberPatternPart.Kind;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * A custom pattern for numbers: {@code 0} a digit, {@code #} a digit where there is one, {@code .}
 * the decimal mark, {@code ,} between digits grouping, {@code %} percent, {@code ¤} the currency;
 * text in quotes or after a backslash, and all other signs, stand for themselves. Up to three parts
 * separated by semicolons serve positive, negative and zero values. Immutable.
 */
final class NumberPattern {
  private final List<NumberPatternPart> parts;

  private NumberPattern(List<NumberPatternPart> parts) {
    this.parts = parts;
  }

  static NumberPattern compile(String pattern) {
    List<NumberPatternPart> parts = new ArrayList<>();
    NumberPatternPart part = new NumberPatternPart();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int end = at + 1;
      switch (c) {
        case ';' -> {
          parts.add(part);
          part = new NumberPatternPart();
        }
        case '\'', '"' -> {
          end = QuotedText.end(pattern, at);
          part.add(Kind.TEXT, pattern.substring(at + 1, end - 1));
        }
        case '\\' -> {
          end = QuotedText.end(pattern, at);
          part.add(Kind.TEXT, pattern.substring(at + 1, end));
        }
        case '0' -> part.add(Kind.ZERO, "");
        case '#' -> part.add(Kind.DIGIT, "");
        case '.' -> part.add(Kind.POINT, "");
        case ',' -> part.group();
        case '%' -> part.add(Kind.PERCENT, "");
        case '¤' -> part.add(Kind.CURRENCY, "");
        default -> part.add(Kind.TEXT, String.valueOf(c));
      }
      at = end;
    }
    parts.add(part);
    if (parts.size() > 3 || parts.get(0).isEmpty()) {
      throw new MunimentException(
          ErrorCode.FORMAT_MISMATCH,
          "The format pattern '" + pattern + "' does not have one to three parts.");
    }
    return new NumberPattern(parts);
  }

  String format(BigDecimal number, Locale culture, String currencySymbol) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(culture);
    NumberPatternPart part = parts.get(0);
    BigDecimal rounded = part.round(number);
    boolean sign = number.signum() < 0 && rounded.signum() != 0;
    int special = number.signum() < 0 ? 1 : number.signum() == 0 ? 2 : 0;
    if (special > 0 && special < parts.size() && !parts.get(special).isEmpty()) {
      part = parts.get(special);
      rounded = part.round(number);
      sign = false;
    }
    String digits = part.write(rounded.abs(), symbols, currencySymbol);
    return sign ? symbols.getMinusSign() + digits : digits;
  }
}
