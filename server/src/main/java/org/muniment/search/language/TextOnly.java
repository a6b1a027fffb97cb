package org.muniment.search.language;

import java.util.List;

/**
 * Whether a tree asks for text and nothing else: then it may stand beside a word, and it finds only
 * what some text leads to.
 */
public final class TextOnly implements SearchExpression.Visitor<Boolean> {
  private static final TextOnly INSTANCE = new TextOnly();

  private TextOnly() {}

  public static boolean test(SearchExpression expression) {
    return expression.accept(INSTANCE);
  }

  @Override
  public Boolean anyOf(SearchExpression.AnyOf expression) {
    return all(expression.parts());
  }

  @Override
  public Boolean allOf(SearchExpression.AllOf expression) {
    return all(expression.parts());
  }

  @Override
  public Boolean except(SearchExpression.Except expression) {
    return test(expression.kept()) && all(expression.removed());
  }

  @Override
  public Boolean within(SearchExpression.Within expression) {
    return true;
  }

  @Override
  public Boolean word(TextTerm.Word word) {
    return true;
  }

  @Override
  public Boolean phrase(TextTerm.Phrase phrase) {
    return true;
  }

  @Override
  public Boolean template(TemplateClause clause) {
    return false;
  }

  @Override
  public Boolean fields(FieldClause clause) {
    return false;
  }

  @Override
  public Boolean properties(PropertyClause clause) {
    return false;
  }

  private static boolean all(List<SearchExpression> parts) {
    for (SearchExpression part : parts) {
      if (!test(part)) {
        return false;
      }
    }
    return true;
  }
}
