package org.muniment.search;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.muniment.database.NameKey;
import org.muniment.search.language.TextPattern;

/**
 * How a repository searches (contract: search-syntax §3.3, §5.4).
 *
 * @param stemming the language whose variants of a word are found with it, as PostgreSQL's snowball
 *     dictionaries are named, or {@link #NO_STEMMING}
 * @param accents whether a letter with an accent is another letter than that without
 */
public record SearchSettings(String stemming, boolean accents) {
  public static final String NO_STEMMING = "none";
  public static final SearchSettings DEFAULT = new SearchSettings("english", true);

  private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036F]");

  boolean stems() {
    return !stemming.equals(NO_STEMMING);
  }

  boolean isEnglish() {
    return stemming.equals("english");
  }

  /** The name of the dictionary in the database; only when there is one. */
  String dictionary() {
    return "pg_catalog." + stemming + "_stem";
  }

  /** A column with folded text, as it is compared here. */
  String column(String column) {
    return accents ? column : "search_plain(" + column + ")";
  }

  /** A folded text, as it is compared here. */
  String text(String text) {
    return accents ? text : plain(text);
  }

  TextPattern pattern(TextPattern pattern) {
    return accents ? pattern : TextPattern.parse(plain(pattern.text()));
  }

  /** The same as the function {@code search_plain} of the database. */
  static String plain(String text) {
    String divided = Normalizer.normalize(text, Normalizer.Form.NFD);
    return NameKey.of(MARKS.matcher(divided).replaceAll(""));
  }
}
