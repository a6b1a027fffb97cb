package org.muniment.definition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.LocalDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Shows values in the format of their field and the culture of the caller (contract: definitions
 * §1, "Formats"). Immutable.
 */
final class ValueFormatter {
  private final FieldFormat format;
  private final String currency;
  private final @Nullable NumberPattern numberPattern;
  private final @Nullable DatePattern datePattern;

  private ValueFormatter(
      FieldFormat format,
      String currency,
      @Nullable NumberPattern numberPattern,
      @Nullable DatePattern datePattern) {
    this.format = format;
    this.currency = currency;
    this.numberPattern = numberPattern;
    this.datePattern = datePattern;
  }

  /**
   * @throws MunimentException when the format doesn't fit the type or the pattern can't be read
   */
  static ValueFormatter of(FieldType type, FieldFormat format, String currency, String pattern) {
    if (!format.fits(type)) {
      throw new MunimentException(
          ErrorCode.FORMAT_MISMATCH,
          "The format "
              + format.wireName()
              + " does not fit the field type "
              + type.wireName()
              + ".");
    }
    boolean custom = format == FieldFormat.CUSTOM;
    if (custom && pattern.isEmpty()) {
      throw new MunimentException(
          ErrorCode.FORMAT_MISMATCH, "The format Custom needs a format pattern.");
    }
    return new ValueFormatter(
        format,
        currency,
        custom && type.isNumber() ? NumberPattern.compile(pattern) : null,
        custom && type.isTemporal() ? DatePattern.compile(type, pattern) : null);
  }

  String format(FieldValue value, Locale culture) {
    if (numberPattern != null) {
      return numberPattern.format(value.number(), culture, currencySymbol(culture));
    }
    if (datePattern != null) {
      return datePattern.format(value.dateTime(), culture);
    }
    return switch (format) {
      case NONE, CUSTOM -> value.text();
      case SHORT_DATE -> shortDate(value.dateTime(), culture);
      case LONG_DATE -> localized(value, FormatStyle.FULL, null, culture);
      case SHORT_TIME -> localized(value, null, FormatStyle.SHORT, culture);
      case LONG_TIME -> localized(value, null, FormatStyle.MEDIUM, culture);
      case SHORT_DATE_TIME ->
          pattern(FormatStyle.SHORT, FormatStyle.SHORT, culture).format(value.dateTime());
      case LONG_DATE_TIME -> localized(value, FormatStyle.FULL, FormatStyle.MEDIUM, culture);
      case GENERAL_NUMBER -> general(value.number(), culture);
      case CURRENCY -> currency(value.number(), culture);
      case PERCENT -> percent(value.number(), culture);
      case SCIENTIFIC -> scientific(value.number(), culture);
    };
  }

  /** A date in its short form, always with the whole year. */
  static String shortDate(LocalDateTime moment, Locale culture) {
    return pattern(FormatStyle.SHORT, null, culture).format(moment);
  }

  /** A time in its short form. */
  static String shortTime(LocalDateTime moment, Locale culture) {
    return pattern(null, FormatStyle.SHORT, culture).format(moment);
  }

  private static String localized(
      FieldValue value, @Nullable FormatStyle date, @Nullable FormatStyle time, Locale culture) {
    return pattern(date, time, culture).format(value.dateTime());
  }

  /** Many short patterns have two digits of the year: documents are older than that allows. */
  private static DateTimeFormatter pattern(
      @Nullable FormatStyle date, @Nullable FormatStyle time, Locale culture) {
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            date, time, IsoChronology.INSTANCE, culture);
    return DateTimeFormatter.ofPattern(pattern.replaceAll("(?<!y)yy(?!y)", "yyyy"), culture);
  }

  private static String general(BigDecimal number, Locale culture) {
    NumberFormat formatter = NumberFormat.getNumberInstance(culture);
    formatter.setGroupingUsed(false);
    formatter.setMaximumFractionDigits(5);
    return formatter.format(number);
  }

  private static String percent(BigDecimal number, Locale culture) {
    NumberFormat formatter = NumberFormat.getPercentInstance(culture);
    formatter.setMaximumFractionDigits(3);
    return formatter.format(number);
  }

  private static String scientific(BigDecimal number, Locale culture) {
    return new DecimalFormat("0.####################E0", DecimalFormatSymbols.getInstance(culture))
        .format(number);
  }

  private String currency(BigDecimal number, Locale culture) {
    NumberFormat formatter = NumberFormat.getCurrencyInstance(culture);
    formatter.setRoundingMode(RoundingMode.HALF_UP);
    Currency named = namedCurrency();
    if (named != null) {
      formatter.setCurrency(named);
      formatter.setMinimumFractionDigits(Math.max(0, named.getDefaultFractionDigits()));
      formatter.setMaximumFractionDigits(Math.max(0, named.getDefaultFractionDigits()));
    } else if (formatter instanceof DecimalFormat decimal) {
      DecimalFormatSymbols symbols = decimal.getDecimalFormatSymbols();
      symbols.setCurrencySymbol(currencySymbol(culture));
      decimal.setDecimalFormatSymbols(symbols);
    }
    return formatter.format(number);
  }

  /**
   * The currency as an ISO 4217 code, or null when the field names none or has a sign of its own.
   */
  private @Nullable Currency namedCurrency() {
    return currency.length() != 3
        ? null
        : Currency.getAvailableCurrencies().stream()
            .filter(known -> known.getCurrencyCode().equalsIgnoreCase(currency))
            .findFirst()
            .orElse(null);
  }

  private String currencySymbol(Locale culture) {
    Currency named = namedCurrency();
    if (named != null) {
      return named.getSymbol(culture);
    }
    return currency.isEmpty()
        ? DecimalFormatSymbols.getInstance(culture).getCurrencySymbol()
        : currency;
  }
}
