package org.muniment.search.language;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;

/** How exactly a date was written, and so how long a time it stands for. */
public enum DatePrecision {
  MONTH(ChronoUnit.MONTHS, "MM/uuuu"),
  DAY(ChronoUnit.DAYS, "uuuu-MM-dd"),
  MINUTE(ChronoUnit.MINUTES, "uuuu-MM-dd'T'HH:mm"),
  SECOND(ChronoUnit.SECONDS, "uuuu-MM-dd'T'HH:mm:ss"),
  MILLISECOND(ChronoUnit.MILLIS, "uuuu-MM-dd'T'HH:mm:ss.SSS"),
  /** The finest: the database keeps no more. */
  MICROSECOND(ChronoUnit.MICROS, "uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

  private final TemporalUnit unit;
  private final String format;

  DatePrecision(TemporalUnit unit, String format) {
    this.unit = unit;
    this.format = format;
  }

  String format() {
    return format;
  }

  LocalDateTime startOf(LocalDateTime time) {
    return this == MONTH
        ? time.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS)
        : time.truncatedTo(unit);
  }

  LocalDateTime endOf(LocalDateTime start) {
    return start.plus(1, unit);
  }
}
