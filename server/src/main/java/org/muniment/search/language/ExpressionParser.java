package org.muniment.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muniment.error.MunimentException;

/** Reads operators, parentheses and bare text; leaves braces to {@link ClauseParser}. */
final class ExpressionParser {
  private final SearchReader reader;
  private final ClauseParser clauses;
  private int depth;
  private int clauseCount;

  ExpressionParser(SearchReader reader) {
    this.reader = reader;
    this.clauses = new ClauseParser(reader);
  }

  SearchExpression parse() {
    if (next() == SearchReader.END) {
      throw SearchFailure.at(0, "The search is empty");
    }
    SearchExpression expression = any();
    if (next() != SearchReader.END) {
      throw unexpected();
    }
    return expression;
  }

  private SearchExpression any() {
    List<SearchExpression> parts = new ArrayList<>();
    do {
      parts.add(all());
    } while (next() == '|' && reader.accept('|'));
    return parts.size() == 1 ? parts.get(0) : new SearchExpression.AnyOf(parts);
  }

  private SearchExpression all() {
    List<SearchExpression> parts = new ArrayList<>();
    do {
      parts.add(except());
    } while (next() == '&' && reader.accept('&'));
    return allOf(parts);
  }

  private SearchExpression except() {
    SearchExpression kept = terms();
    List<SearchExpression> removed = new ArrayList<>();
    while (next() == '-' && reader.accept('-')) {
      removed.add(terms());
    }
    return removed.isEmpty() ? kept : new SearchExpression.Except(kept, removed);
  }

  /**
   * Terms side by side. Only text may stand so; words without a letter or digit are passed over.
   */
  private SearchExpression terms() {
    List<SearchExpression> parts = new ArrayList<>();
    next();
    int start = reader.position();
    int clausesBefore = clauseCount;
    near().ifPresent(parts::add);
    while (atOperand()) {
      int second = reader.position();
      boolean clause = reader.peek() == '{' || clauseCount > clausesBefore;
      if (!clause) {
        near().ifPresent(parts::add);
      }
      if (clause || clauseCount > clausesBefore) {
        throw SearchFailure.at(
            second, "An operator is missing", "write &, | or - between the two terms");
      }
    }
    if (parts.isEmpty()) {
      throw SearchFailure.at(start, "There is no letter or digit to search for");
    }
    return allOf(parts);
  }

  private Optional<SearchExpression> near() {
    next();
    int start = reader.position();
    Optional<SearchExpression> left = primary();
    if (!atWithin()) {
      return left;
    }
    boolean negated = reader.accept('-');
    reader.accept('^');
    reader.skipBlanks();
    int words = reader.number(SearchParser.MAX_WITHIN);
    next();
    int second = reader.position();
    Optional<SearchExpression> right = primary();
    SearchExpression within =
        new SearchExpression.Within(words, negated, operand(left, start), operand(right, second));
    if (atWithin()) {
      throw SearchFailure.at(
          reader.position(),
          "One proximity search stands inside another",
          "join two of them with & instead");
    }
    return Optional.of(within);
  }

  private boolean atWithin() {
    char c = next();
    return c == '^' || (c == '-' && reader.peekSecond() == '^');
  }

  private static List<TextTerm> operand(Optional<SearchExpression> operand, int start) {
    List<TextTerm> terms = new ArrayList<>();
    if (operand.isEmpty() || !addTerms(operand.get(), terms)) {
      throw SearchFailure.at(
          start,
          "Only words, phrases and (a | b) can stand beside ^",
          "put the rest into a search of its own");
    }
    return terms;
  }

  private static boolean addTerms(SearchExpression operand, List<TextTerm> terms) {
    if (operand instanceof TextTerm term) {
      return terms.add(term);
    }
    if (!(operand instanceof SearchExpression.AnyOf either)) {
      return false;
    }
    for (SearchExpression part : either.parts()) {
      if (!addTerms(part, terms)) {
        return false;
      }
    }
    return true;
  }

  /** Nothing when the operand is a bare word without anything to look for. */
  private Optional<SearchExpression> primary() {
    int start = reader.position();
    char c = reader.peek();
    if (c == '(') {
      return Optional.of(parenthesis());
    }
    if (c == '{') {
      clauseCount++;
      return Optional.of(clauses.parse());
    }
    if (reader.atQuote()) {
      TextTerm phrase =
          TextTerms.inPhrase(reader.quoted(false))
              .orElseThrow(() -> SearchFailure.at(start, "There is no word in the phrase"));
      return Optional.of(phrase);
    }
    if (reader.atWord()) {
      return TextTerms.inBareWord(reader.word()).map(term -> term);
    }
    throw unexpected();
  }

  private SearchExpression parenthesis() {
    int start = reader.position();
    if (++depth > SearchParser.MAX_DEPTH) {
      throw SearchFailure.at(
          start, "More than " + SearchParser.MAX_DEPTH + " parentheses are open");
    }
    reader.accept('(');
    SearchExpression inside = any();
    if (!reader.accept(')')) {
      if (reader.peek() == SearchReader.END) {
        throw SearchFailure.at(start, "The parenthesis is not closed");
      }
      throw unexpected();
    }
    depth--;
    return inside;
  }

  private boolean atOperand() {
    char c = next();
    return c == '(' || c == '{' || reader.atQuote() || reader.atWord();
  }

  /** Passes over what separates; a comma between words says no more than a blank. */
  private char next() {
    reader.skipBlanks();
    while (reader.accept(',')) {
      reader.skipBlanks();
    }
    return reader.peek();
  }

  private MunimentException unexpected() {
    int at = reader.position();
    return switch (reader.peek()) {
      case SearchReader.END -> SearchFailure.at(at, "The search ends where a term is expected");
      case '-' ->
          SearchFailure.at(
              at,
              "Nothing stands before \"-\"",
              "it takes entries out of the search on its left, as in a - b");
      case '^' -> SearchFailure.at(at, "A word is missing before \"^\"");
      case '&', '|' -> SearchFailure.at(at, "A term is missing before \"" + reader.peek() + "\"");
      default -> SearchFailure.at(at, "\"" + reader.peek() + "\" is not expected");
    };
  }

  private static SearchExpression allOf(List<SearchExpression> parts) {
    return parts.size() == 1 ? parts.get(0) : new SearchExpression.AllOf(parts);
  }
}
