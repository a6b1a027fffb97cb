package org.muniment.search;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.muniment.search.language.ComparisonOperator;
import org.muniment.search.language.DateInterval;
import org.muniment.search.language.DatePrecision;
import org.muniment.search.language.DateValue;
import org.muniment.search.language.DateWord;

/** Numbers and times compared with columns (contract: search-syntax §3.4, §3.5). */
final class Comparisons {
  private Comparisons() {}

  /** A column of whole numbers. */
  static String integer(
      Bindings bindings, String column, ComparisonOperator operator, BigDecimal value) {
    boolean fits =
        value.stripTrailingZeros().scale() <= 0
            && value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    // As a number of the column's own kind where that is possible, so that an index can serve.
    return fits
        ? "(" + column + " " + operator.symbol() + " " + bindings.add(value.intValueExact()) + ")"
        : number(bindings, "cast(" + column + " as numeric)", operator, value);
  }

  static String number(
      Bindings bindings, String column, ComparisonOperator operator, BigDecimal value) {
    return "(" + column + " " + operator.symbol() + " " + bindings.add(value) + ")";
  }

  /** Whether a number that is known here and now compares so. */
  static boolean holds(long number, ComparisonOperator operator, BigDecimal value) {
    int order = BigDecimal.valueOf(number).compareTo(value);
    return switch (operator) {
      case EQUAL, FULL_TEXT -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  /** A time stamp; the searched time is UTC. */
  static String instant(
      Bindings bindings, Clock clock, String column, ComparisonOperator operator, DateValue value) {
    return date(
        clock, column, operator, value, time -> bindings.add(time.atOffset(ZoneOffset.UTC)));
  }

  /** A time without a zone. */
  static String local(
      Bindings bindings, Clock clock, String column, ComparisonOperator operator, DateValue value) {
    return date(clock, column, operator, value, bindings::add);
  }

  private static String date(
      Clock clock,
      String column,
      ComparisonOperator operator,
      DateValue value,
      Function<LocalDateTime, String> bind) {
    if (value == DateWord.ANY) {
      return operator == ComparisonOperator.NOT_EQUAL ? "false" : "(" + column + " is not null)";
    }
    DateInterval interval =
        value instanceof DateInterval written
            ? written
            : new DateInterval(
                LocalDate.now(clock.withZone(ZoneOffset.UTC)).atStartOfDay(), DatePrecision.DAY);
    LocalDateTime start = interval.start();
    LocalDateTime end = interval.end();
    return switch (operator) {
      case EQUAL, FULL_TEXT ->
          "("
              + column
              + " >= "
              + bind.apply(start)
              + " and "
              + column
              + " < "
              + bind.apply(end)
              + ")";
      case NOT_EQUAL ->
          "("
              + column
              + " < "
              + bind.apply(start)
              + " or "
              + column
              + " >= "
              + bind.apply(end)
              + ")";
      case LESS -> "(" + column + " < " + bind.apply(start) + ")";
      case LESS_OR_EQUAL -> "(" + column + " < " + bind.apply(end) + ")";
      case GREATER -> "(" + column + " >= " + bind.apply(end) + ")";
      case GREATER_OR_EQUAL -> "(" + column + " >= " + bind.apply(start) + ")";
    };
  }
}
