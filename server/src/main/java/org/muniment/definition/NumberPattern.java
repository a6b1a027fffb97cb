package org.muniment.definition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * A custom pattern for numbers: {@code 0} a digit, {@code #} a digit where there is one, {@code .}
 * the decimal mark, {@code ,} between digits grouping, {@code %} percent, {@code ¤} the currency;
 * text in quotes or after a backslash, and all other signs, stand for themselves. Up to three parts
 * separated by semicolons serve positive, negative and zero values. Immutable.
 */
final class NumberPattern {
  private enum Kind {
    ZERO,
    DIGIT,
    POINT,
    PERCENT,
    CURRENCY,
    TEXT
  }

  private record Element(Kind kind, String text) {}

  private final List<Part> parts;

  private NumberPattern(List<Part> parts) {
    this.parts = parts;
  }

  static NumberPattern compile(String pattern) {
    List<Part> parts = new ArrayList<>();
    Part part = new Part();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int end = at + 1;
      switch (c) {
        case ';' -> {
          parts.add(part);
          part = new Part();
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
        case ',' -> part.grouping = true;
        case '%' -> part.add(Kind.PERCENT, "");
        case '¤' -> part.add(Kind.CURRENCY, "");
        default -> part.add(Kind.TEXT, String.valueOf(c));
      }
      at = end;
    }
    parts.add(part);
    if (parts.size() > 3 || parts.get(0).elements.isEmpty()) {
      throw new MunimentException(
          ErrorCode.FORMAT_MISMATCH,
          "The format pattern '" + pattern + "' does not have one to three parts.");
    }
    return new NumberPattern(parts);
  }

  String format(BigDecimal number, Locale culture, String currencySymbol) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(culture);
    Part part = parts.get(0);
    BigDecimal rounded = part.round(number);
    boolean sign = number.signum() < 0 && rounded.signum() != 0;
    int special = number.signum() < 0 ? 1 : number.signum() == 0 ? 2 : 0;
    if (special > 0 && special < parts.size() && !parts.get(special).elements.isEmpty()) {
      part = parts.get(special);
      rounded = part.round(number);
      sign = false;
    }
    String digits = part.write(rounded.abs(), symbols, currencySymbol);
    return sign ? symbols.getMinusSign() + digits : digits;
  }

  private static final class Part {
    private final List<Element> elements = new ArrayList<>();
    private boolean grouping;
    private boolean percent;
    private boolean fraction;
    private int places;
    private int leadingOptional;
    private int decimals;
    private int leastDecimals;

    void add(Kind kind, String text) {
      boolean digit = kind == Kind.ZERO || kind == Kind.DIGIT;
      percent |= kind == Kind.PERCENT;
      if (digit && fraction) {
        decimals++;
        leastDecimals = kind == Kind.ZERO ? decimals : leastDecimals;
      } else if (digit) {
        leadingOptional += kind == Kind.DIGIT && leadingOptional == places ? 1 : 0;
        places++;
      } else if (kind == Kind.POINT) {
        if (fraction) {
          return;
        }
        fraction = true;
      }
      elements.add(new Element(kind, text));
    }

    BigDecimal round(BigDecimal number) {
      return (percent ? number.movePointRight(2) : number).setScale(decimals, RoundingMode.HALF_UP);
    }

    String write(BigDecimal number, DecimalFormatSymbols symbols, String currencySymbol) {
      String plain = number.toPlainString();
      int point = plain.indexOf('.');
      String whole = wholeDigits(point < 0 ? plain : plain.substring(0, point));
      String rest = point < 0 ? "" : plain.substring(point + 1);
      int kept = rest.length();
      while (kept > leastDecimals && rest.charAt(kept - 1) == '0') {
        kept--;
      }
      StringBuilder out = new StringBuilder();
      int place = places;
      int decimal = 0;
      boolean afterPoint = false;
      for (Element element : elements) {
        switch (element.kind()) {
          case ZERO, DIGIT -> {
            if (afterPoint) {
              if (decimal < kept) {
                out.append(digit(rest.charAt(decimal), symbols));
              }
              decimal++;
            } else {
              // The first place takes all digits that the pattern has no place for.
              int from = place == places ? whole.length() : place;
              for (int p = Math.max(from, place); p >= place; p--) {
                if (p <= whole.length()) {
                  out.append(digit(whole.charAt(whole.length() - p), symbols));
                  if (grouping && p > 1 && p % 3 == 1) {
                    out.append(symbols.getGroupingSeparator());
                  }
                }
              }
              place--;
            }
          }
          case POINT -> {
            afterPoint = true;
            if (places == 0) {
              whole.chars().forEach(c -> out.append(digit((char) c, symbols)));
            }
            if (kept > 0) {
              out.append(symbols.getDecimalSeparator());
            }
          }
          case PERCENT -> out.append(symbols.getPercent());
          case CURRENCY -> out.append(currencySymbol);
          case TEXT -> out.append(element.text());
        }
      }
      return out.toString();
    }

    private String wholeDigits(String digits) {
      String significant = digits.equals("0") ? "" : digits;
      return "0".repeat(Math.max(0, places - leadingOptional - significant.length())) + significant;
    }

    private static char digit(char c, DecimalFormatSymbols symbols) {
      return (char) (c - '0' + symbols.getZeroDigit());
    }
  }
}
