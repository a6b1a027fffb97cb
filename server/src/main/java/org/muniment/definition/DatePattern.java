package org.muniment.definition;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * A custom pattern for dates and times: {@code d dd} day, {@code ddd dddd} its name, {@code M} to
 * {@code MMMM} month, {@code y yy yyyy} year, {@code h hh H HH} hour, {@code m mm} minute, {@code s
 * ss} second, {@code t tt} morning or afternoon; text in quotes or after a backslash, and all other
 * signs, stand for themselves. Immutable.
 */
final class DatePattern {
  private final DateTimeFormatter formatter;

  private DatePattern(DateTimeFormatter formatter) {
    this.formatter = formatter;
  }

  /**
   * @throws MunimentException when a letter isn't known or asks for something the type doesn't have
   */
  static DatePattern compile(FieldType type, String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int end = at + 1;
      if (c == '\'' || c == '"') {
        end = QuotedText.end(pattern, at);
        builder.appendLiteral(pattern.substring(at + 1, end - 1));
      } else if (c == '\\') {
        end = QuotedText.end(pattern, at);
        builder.appendLiteral(pattern.substring(at + 1, end));
      } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        builder.appendPattern(translate(type, c, end - at));
      } else {
        builder.appendLiteral(c);
      }
      at = end;
    }
    return new DatePattern(builder.toFormatter(Locale.ROOT));
  }

  String format(LocalDateTime moment, Locale culture) {
    return formatter.withLocale(culture).format(moment);
  }

  private static String translate(FieldType type, char letter, int count) {
    if (type == FieldType.TIME && "dMy".indexOf(letter) >= 0) {
      throw unknown(letter, type);
    }
    return switch (letter) {
      case 'd' -> count <= 2 ? "d".repeat(count) : count == 3 ? "EEE" : "EEEE";
      case 'M' -> "M".repeat(Math.min(count, 4));
      case 'y' -> count <= 2 ? "yy" : "yyyy";
      case 'H', 'h', 'm', 's' -> String.valueOf(letter).repeat(Math.min(count, 2));
      case 't' -> "a";
      default -> throw unknown(letter, type);
    };
  }

  private static MunimentException unknown(char letter, FieldType type) {
    return new MunimentException(
        ErrorCode.FORMAT_MISMATCH,
        "The letter '" + letter + "' has no meaning in a pattern for " + type.wireName() + ".");
  }
}
