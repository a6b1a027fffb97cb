package org.muniment.search.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the ways to write a date: month first, or year first (contract: search-syntax §3.4). */
final class DateReader {
  private static final int LONGEST = 64;

  private static final String TIME =
      "(?:(?: *|[Tt])(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})"
          + "(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,9}))?)?"
          + "(?: *(?<half>[AaPp][Mm]))?(?: *(?<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2}))?)?";

  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?<month>[0-9]{1,2})[/-](?<day>[0-9]{1,2})[/-](?<year>[0-9]{4}|[0-9]{2})" + TIME);
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<year>[0-9]{4})[/-](?<month>[0-9]{1,2})[/-](?<day>[0-9]{1,2})" + TIME);
  private static final Pattern MONTH_YEAR =
      Pattern.compile("(?<month>[0-9]{1,2})[/-](?<year>[0-9]{4}|[0-9]{2})");
  private static final Pattern YEAR_MONTH =
      Pattern.compile("(?<year>[0-9]{4})[/-](?<month>[0-9]{1,2})");

  private static final Pattern TIME_OF_DAY =
      Pattern.compile("[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?: *[AaPp][Mm])?");

  private DateReader() {}

  /** The date, or nothing when the text is no date or names one that does not exist. */
  static Optional<DateValue> read(String text) {
    String trimmed = text.strip();
    if (trimmed.length() > LONGEST) {
      return Optional.empty();
    }
    if (trimmed.equals("*")) {
      return Optional.of(DateWord.ANY);
    }
    if (trimmed.toLowerCase(Locale.ROOT).equals("now")) {
      return Optional.of(DateWord.TODAY);
    }
    try {
      return Optional.ofNullable(interval(trimmed));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  /** A time of day without a zone, as that time on the first of January 1970. */
  static Optional<DateValue> readTime(String text) {
    String trimmed = text.strip();
    return TIME_OF_DAY.matcher(trimmed).matches()
        ? read("1970-01-01 " + trimmed)
        : Optional.empty();
  }

  private static @Nullable DateValue interval(String text) {
    for (Pattern pattern : new Pattern[] {YEAR_FIRST, MONTH_FIRST}) {
      Matcher match = pattern.matcher(text);
      if (match.matches()) {
        return dayOrTime(
            LocalDate.of(year(match.group("year")), number(match, "month"), number(match, "day")),
            match);
      }
    }
    for (Pattern pattern : new Pattern[] {YEAR_MONTH, MONTH_YEAR}) {
      Matcher match = pattern.matcher(text);
      if (match.matches()) {
        LocalDate first = LocalDate.of(year(match.group("year")), number(match, "month"), 1);
        return new DateInterval(first.atStartOfDay(), DatePrecision.MONTH);
      }
    }
    return null;
  }

  private static DateInterval dayOrTime(LocalDate day, Matcher match) {
    if (match.group("hour") == null) {
      return new DateInterval(day.atStartOfDay(), DatePrecision.DAY);
    }
    int second = match.group("second") == null ? 0 : number(match, "second");
    LocalTime time = LocalTime.of(hour(match), number(match, "minute"), second);
    DatePrecision precision =
        match.group("second") == null ? DatePrecision.MINUTE : DatePrecision.SECOND;
    String fraction = match.group("fraction");
    if (fraction != null) {
      time = time.withNano(Integer.parseInt((fraction + "00000000").substring(0, 9)));
      precision = fraction.length() <= 3 ? DatePrecision.MILLISECOND : DatePrecision.MICROSECOND;
    }
    return new DateInterval(inUtc(day.atTime(time), match.group("zone")), precision);
  }

  /** A written offset moves the time to UTC; without one the time is taken as it stands. */
  private static LocalDateTime inUtc(LocalDateTime time, @Nullable String zone) {
    if (zone == null) {
      return time;
    }
    ZoneOffset offset = ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
    LocalDateTime utc = time.minusSeconds(offset.getTotalSeconds());
    if (utc.getYear() < 1 || utc.getYear() > 9999) {
      throw new DateTimeException("The year is out of range.");
    }
    return utc;
  }

  private static int hour(Matcher match) {
    int hour = number(match, "hour");
    String half = match.group("half");
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      throw new DateTimeException("The hour is out of range.");
    }
    return hour % 12 + (half.toUpperCase(Locale.ROOT).equals("PM") ? 12 : 0);
  }

  /** Two digits mean 2000 to 2049 and 1950 to 1999. */
  private static int year(@Nullable String digits) {
    int year = Integer.parseInt(String.valueOf(digits));
    if (digits != null && digits.length() == 2) {
      return year < 50 ? 2000 + year : 1900 + year;
    }
    if (year == 0) {
      throw new DateTimeException("The year is out of range.");
    }
    return year;
  }

  private static int number(Matcher match, String group) {
    return Integer.parseInt(String.valueOf(match.group(group)));
  }
}
