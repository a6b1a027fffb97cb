package org.muniment.definition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * One value of a field. The text is both what is stored and what goes over the wire (contract:
 * entries §8): numbers in plain notation, dates {@code yyyy-MM-ddTHH:mm:ss}, times {@code
 * HH:mm:ss}. Two values of one type are equal exactly when their texts are, and texts of dates and
 * times sort as the values do.
 *
 * @param type the type it was read as
 * @param text its only spelling
 */
public record FieldValue(FieldType type, String text) {
  private static final BigDecimal SHORT_LIMIT = new BigDecimal("64999");
  private static final BigDecimal LONG_LIMIT = new BigDecimal("3999999999");
  private static final BigDecimal NUMBER_LIMIT = new BigDecimal("9999999999999.99999");
  private static final int NUMBER_DECIMALS = 5;

  /** Longer texts can't be numbers in range, and big ones cost time to read. */
  private static final int LONGEST_NUMBER = 64;

  private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");

  private static final String DATE = "([0-9]{4})-([0-9]{2})-([0-9]{2})";
  private static final String TIME = "([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.[0-9]{1,9})?)?";
  private static final String ZONE = "(?:[Zz]| ?[+-][0-9]{2}(?::?[0-9]{2})?)";
  private static final Pattern DATE_TIME = Pattern.compile(DATE + "(?:[Tt ]" + TIME + ")?");
  private static final Pattern TIME_ONLY = Pattern.compile(TIME);
  private static final Pattern ZONED =
      Pattern.compile("(?:" + DATE + "(?:[Tt ]" + TIME + ")?|" + TIME + ")" + ZONE);

  private static final DateTimeFormatter CANONICAL_DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter CANONICAL_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /**
   * Reads a value from the wire.
   *
   * @throws MunimentException when the text isn't a value of the type
   */
  public static FieldValue parse(FieldType type, String text) {
    FieldValue value = tryParse(type, text);
    if (value != null) {
      return value;
    }
    String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
    if (type.isTemporal() && ZONED.matcher(text.strip()).matches()) {
      throw new MunimentException(
          ErrorCode.INVALID_FIELD_VALUE,
          "The value '" + shown + "' has a time zone or offset, which field values don't have.");
    }
    throw new MunimentException(
        ErrorCode.INVALID_FIELD_VALUE,
        "'" + shown + "' is not a value of the type " + type.wireName() + ".");
  }

  /** Reads a value, or answers null when the text isn't one of the type. */
  static @Nullable FieldValue tryParse(FieldType type, String text) {
    String canonical =
        switch (type) {
          case STRING, LIST -> storable(text) ? text : null;
          case SHORT_INTEGER -> integer(text.strip(), SHORT_LIMIT);
          case LONG_INTEGER -> integer(text.strip(), LONG_LIMIT);
          case NUMBER -> decimal(text.strip());
          case DATE, DATE_TIME -> dateTime(type, text.strip());
          case TIME -> time(text.strip());
          case BLOB -> null;
        };
    return canonical == null ? null : new FieldValue(type, canonical);
  }

  /** A stored value, or empty when the text isn't one of the type. */
  public static Optional<FieldValue> stored(FieldType type, String text) {
    return Optional.ofNullable(tryParse(type, text));
  }

  /** The date and time, for dates and date-times; for times, that time on some day. */
  public LocalDateTime dateTime() {
    return type == FieldType.TIME
        ? LocalTime.parse(text, CANONICAL_TIME).atDate(LocalDate.EPOCH)
        : LocalDateTime.parse(text, CANONICAL_DATE_TIME);
  }

  /** The number, for the three number types. */
  public BigDecimal number() {
    return new BigDecimal(text);
  }

  /** The same value in another type, or empty when nothing of that type corresponds to it. */
  public Optional<FieldValue> convertTo(FieldType other) {
    // A date reads as a date-time at midnight, but it says nothing about a time of day.
    if (type == FieldType.DATE && other == FieldType.TIME) {
      return Optional.empty();
    }
    return Optional.ofNullable(tryParse(other, text));
  }

  static String canonical(LocalDateTime moment) {
    return CANONICAL_DATE_TIME.format(moment);
  }

  static String canonical(LocalTime time) {
    return CANONICAL_TIME.format(time);
  }

  /** Whether PostgreSQL can hold the text: no NUL, no half of a surrogate pair. */
  public static boolean storable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private static @Nullable BigDecimal readNumber(String text) {
    return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches()
        ? new BigDecimal(text)
        : null;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static @Nullable String integer(String text, BigDecimal limit) {
    BigDecimal number = readNumber(text);
    return number == null
            || number.signum() < 0
            || number.compareTo(limit) > 0
            || number.stripTrailingZeros().scale() > 0
        ? null
        : plain(number);
  }

  private static @Nullable String decimal(String text) {
    BigDecimal number = readNumber(text);
    return number == null
            || number.abs().compareTo(NUMBER_LIMIT) > 0
            || number.stripTrailingZeros().scale() > NUMBER_DECIMALS
        ? null
        : plain(number);
  }

  private static @Nullable String dateTime(FieldType type, String text) {
    LocalDateTime moment = readDateTime(text);
    if (moment == null) {
      return null;
    }
    return canonical(type == FieldType.DATE ? moment.toLocalDate().atStartOfDay() : moment);
  }

  /** Fractions of a second are dropped: the wire form has none. */
  private static @Nullable LocalDateTime readDateTime(String text) {
    Matcher match = DATE_TIME.matcher(text);
    if (!match.matches()) {
      return null;
    }
    try {
      int year = part(match, 1);
      return year == 0
          ? null
          : LocalDateTime.of(
              year, part(match, 2), part(match, 3), part(match, 4), part(match, 5), part(match, 6));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static @Nullable String time(String text) {
    Matcher match = TIME_ONLY.matcher(text);
    if (!match.matches()) {
      LocalDateTime moment = text.indexOf(':') < 0 ? null : readDateTime(text);
      return moment == null ? null : canonical(moment.toLocalTime());
    }
    try {
      return canonical(LocalTime.of(part(match, 1), part(match, 2), part(match, 3)));
    } catch (DateTimeException noSuchTime) {
      return null;
    }
  }

  private static int part(Matcher match, int group) {
    String digits = match.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
