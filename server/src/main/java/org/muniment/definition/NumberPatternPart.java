package org.muniment.definition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;

/** One part of a number pattern: what is written, in order. Not changed once it is read. */
final class NumberPatternPart {
  /** What an element of a pattern stands for. */
  enum Kind {
    ZERO,
    DIGIT,
    POINT,
    PERCENT,
    CURRENCY,
    TEXT
  }

  private record Element(Kind kind, String text) {}

  private final List<Element> elements = new ArrayList<>();
  private boolean grouping;
  private boolean percent;
  private boolean fraction;

  /** Digits before the decimal mark, and how many of them at the left may stay away. */
  private int places;

  private int optionalPlaces;

  /** Digits after the decimal mark, and how many of them are always there. */
  private int decimals;

  private int leastDecimals;

  void add(Kind kind, String text) {
    boolean digit = kind == Kind.ZERO || kind == Kind.DIGIT;
    if (digit && fraction) {
      decimals++;
      leastDecimals = kind == Kind.ZERO ? decimals : leastDecimals;
    } else if (digit) {
      optionalPlaces += kind == Kind.DIGIT && optionalPlaces == places ? 1 : 0;
      places++;
    }
    if (kind != Kind.POINT || !fraction) {
      elements.add(new Element(kind, text));
    }
    percent |= kind == Kind.PERCENT;
    fraction |= kind == Kind.POINT;
  }

  void group() {
    grouping = true;
  }

  boolean isEmpty() {
    return elements.isEmpty();
  }

  /** The number as this part shows it, but for its sign. */
  BigDecimal round(BigDecimal number) {
    return (percent ? number.movePointRight(2) : number).setScale(decimals, RoundingMode.HALF_UP);
  }

  /** Writes a number that was rounded here and isn't negative. */
  String write(BigDecimal rounded, DecimalFormatSymbols symbols, String currencySymbol) {
    Writer writer = new Writer(rounded.toPlainString(), symbols);
    for (Element element : elements) {
      switch (element.kind()) {
        case ZERO, DIGIT -> writer.digit();
        case POINT -> writer.point();
        case PERCENT -> writer.out.append(symbols.getPercent());
        case CURRENCY -> writer.out.append(currencySymbol);
        case TEXT -> writer.out.append(element.text());
      }
    }
    return writer.out.toString();
  }

  private final class Writer {
    private final StringBuilder out = new StringBuilder();
    private final DecimalFormatSymbols symbols;
    private final String whole;
    private final String rest;
    private int place = places;
    private int decimal;
    private boolean afterPoint;

    Writer(String plain, DecimalFormatSymbols symbols) {
      this.symbols = symbols;
      int point = plain.indexOf('.');
      String digits = point < 0 ? plain : plain.substring(0, point);
      String significant = digits.equals("0") ? "" : digits;
      int missing = places - optionalPlaces - significant.length();
      whole = "0".repeat(Math.max(0, missing)) + significant;
      String decimalDigits = point < 0 ? "" : plain.substring(point + 1);
      int kept = decimalDigits.length();
      while (kept > leastDecimals && decimalDigits.charAt(kept - 1) == '0') {
        kept--;
      }
      rest = decimalDigits.substring(0, kept);
    }

    void digit() {
      if (!afterPoint) {
        // The first place takes all digits that the pattern has no place for.
        int from = place == places ? Math.max(place, whole.length()) : place;
        wholeDigits(from, place);
        place--;
      } else if (decimal < rest.length()) {
        append(rest.charAt(decimal++));
      }
    }

    void point() {
      afterPoint = true;
      if (places == 0) {
        wholeDigits(whole.length(), 1);
      }
      if (!rest.isEmpty()) {
        out.append(symbols.getDecimalSeparator());
      }
    }

    /** Those of the digits between two places, counted from the decimal mark, that there are. */
    private void wholeDigits(int from, int to) {
      for (int p = Math.min(from, whole.length()); p >= to; p--) {
        append(whole.charAt(whole.length() - p));
        if (grouping && p > 1 && p % 3 == 1) {
          out.append(symbols.getGroupingSeparator());
        }
      }
    }

    private void append(char digit) {
      out.append((char) (digit - '0' + symbols.getZeroDigit()));
    }
  }
}
