package org.muniment.definition;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tokens in names and field values stand for (contract: entries §2): {@code %(Date)},
 * {@code %(Time)}, {@code %(DateTime)}, {@code %(Name)} and {@code %(User)}, in any case. Tokens
 * that aren't known stay as they are, and what is put in is not looked at again.
 *
 * @param now the time of the call, in the zone of the server
 * @param culture how dates and times are written
 * @param name the name of the entry
 * @param user the name of the caller
 */
public record Tokens(LocalDateTime now, Locale culture, String name, String user) {
  private static final Pattern TOKEN = Pattern.compile("%\\(([A-Za-z]{1,20})\\)");

  /** True when the text may contain a token, so that it can't be judged as a value yet. */
  public static boolean occurIn(String text) {
    return TOKEN.matcher(text).find();
  }

  /** Puts in the tokens of a name or of a text value. */
  public String substitute(String text) {
    return substitute(text, FieldType.STRING);
  }

  /** Puts in the tokens of a value; in date and time fields they are written as values are. */
  public String substitute(String text, FieldType type) {
    Matcher match = TOKEN.matcher(text);
    StringBuilder out = new StringBuilder();
    while (match.find()) {
      match.appendReplacement(out, Matcher.quoteReplacement(replacement(match, type)));
    }
    return match.appendTail(out).toString();
  }

  private String replacement(Matcher match, FieldType type) {
    boolean asValue = type.isTemporal();
    return switch (match.group(1).toLowerCase(Locale.ROOT)) {
      case "date", "time", "datetime" -> asValue ? FieldValue.canonical(now) : moment(match);
      case "name" -> name;
      case "user" -> user;
      default -> match.group();
    };
  }

  private String moment(Matcher match) {
    return switch (match.group(1).toLowerCase(Locale.ROOT)) {
      case "date" -> ValueFormatter.shortDate(now, culture);
      case "time" -> ValueFormatter.shortTime(now, culture);
      default ->
          ValueFormatter.shortDate(now, culture) + " " + ValueFormatter.shortTime(now, culture);
    };
  }
}
