package org.muniment.search.language;

import org.muniment.error.MunimentException;

/**
 * Reads a search. The grammar, operators loosest first:
 *
 * <pre>
 * search    = any
 * any       = all { "|" all }
 * all       = except { "&amp;" except }
 * except    = terms { "-" terms }
 * terms     = near { near }                 side by side, text only
 * near      = primary [ ["-"] "^" n primary ]
 * primary   = "(" any ")" | clause | "phrase" | word
 * clause    = "{" ( template [":[]"] | template ":" field { "," field } | property { "," property } ) "}"
 * field     = [ name [ "(" n | "all" ")" ] ] operator value
 * property  = [ [ namespace ":" ] keyword ] operator value | option "=" value
 * </pre>
 *
 * Blanks and comments may stand between any two tokens. Reading takes time in proportion to the
 * length. Failures are SEARCH_SYNTAX or SEARCH_DATE_OUT_OF_RANGE and say where, counted in UTF-16
 * units from 1 (contract: search-syntax §2).
 */
public final class SearchParser {
  /** The longest search that is read, in UTF-16 units. */
  public static final int MAX_LENGTH = 65_536;

  /**
   * How many parentheses may be open at once. A tree has up to four nodes per level, and comparing
   * the deepest one has to fit the usual stack of 1 MB with room to spare.
   */
  public static final int MAX_DEPTH = 100;

  /** The largest distance of a proximity search. */
  public static final int MAX_WITHIN = 1_000_000;

  private SearchParser() {}

  public static SearchExpression parse(String search) {
    requireReadable(search);
    try {
      return new ExpressionParser(new SearchReader(search, true)).parse();
    } catch (MunimentException failure) {
      if (!search.contains("\\\"")) {
        throw failure;
      }
      return parseWithEscapedQuotes(search, failure);
    }
  }

  /** The other reading of {@code \"}, for searches that make no sense with the usual one. */
  private static SearchExpression parseWithEscapedQuotes(String search, MunimentException failure) {
    try {
      return new ExpressionParser(new SearchReader(search, false)).parse();
    } catch (MunimentException second) {
      failure.addSuppressed(second);
      throw failure;
    }
  }

  private static void requireReadable(String search) {
    if (search.length() > MAX_LENGTH) {
      throw SearchFailure.at(MAX_LENGTH, "The search is longer than " + MAX_LENGTH + " characters");
    }
    for (int i = 0; i < search.length(); i++) {
      char c = search.charAt(i);
      boolean pair = i + 1 < search.length() && Character.isSurrogatePair(c, search.charAt(i + 1));
      if (c == SearchReader.END || (Character.isSurrogate(c) && !pair)) {
        throw SearchFailure.at(i, "There is a character that is no text");
      }
      if (pair) {
        i++;
      }
    }
  }
}
