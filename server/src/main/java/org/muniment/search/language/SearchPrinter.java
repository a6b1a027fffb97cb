package org.muniment.search.language;

/**
 * Writes a tree as a search in one canonical form: usual spelling of keywords, blanks around
 * operators, no needless parentheses, nothing that is a default. Parsing it gives the same tree.
 */
public final class SearchPrinter {
  private SearchPrinter() {}

  public static String print(SearchExpression expression) {
    return expression.accept(new ExpressionPrinter()).toString();
  }

  /** Quotes text so that the parser reads exactly it, whatever follows. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : '"';
      // A backslash before anything else stands for itself.
      boolean twice = c == '"' || (c == '\\' && (next == '\\' || next == '"'));
      quoted.append(c).append(twice ? String.valueOf(c) : "");
    }
    return quoted.append('"').toString();
  }
}
