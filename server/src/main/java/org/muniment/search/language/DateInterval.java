package org.muniment.search.language;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The time that a written date stands for: from {@link #start} up to but not including {@link
 * #end}. It is UTC when compared with time stamps of entries, and the time as stored when compared
 * with fields (contract: search-syntax §3.4).
 */
public record DateInterval(LocalDateTime start, DatePrecision precision) implements DateValue {
  public DateInterval {
    start = precision.startOf(start);
  }

  public LocalDateTime end() {
    return precision.endOf(start);
  }

  /** The way to write it that reads back as the same interval. */
  String text() {
    return DateTimeFormatter.ofPattern(precision.format(), Locale.ROOT).format(start);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.date(this);
  }
}
