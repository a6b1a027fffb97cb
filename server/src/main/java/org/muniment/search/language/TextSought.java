package org.muniment.search.language;

import java.util.List;

/** Whether a search asks for document text, or for what the index knows of it. */
public final class TextSought implements SearchExpression.Visitor<Boolean> {
  private static final TextSought INSTANCE = new TextSought();

  private TextSought() {}

  public static boolean in(SearchExpression expression) {
    return expression.accept(INSTANCE);
  }

  private static boolean any(List<SearchExpression> parts) {
    return parts.stream().anyMatch(TextSought::in);
  }

  @Override
  public Boolean anyOf(SearchExpression.AnyOf expression) {
    return any(expression.parts());
  }

  @Override
  public Boolean allOf(SearchExpression.AllOf expression) {
    return any(expression.parts());
  }

  @Override
  public Boolean except(SearchExpression.Except expression) {
    return in(expression.kept()) || any(expression.removed());
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
    return clause.conditions().stream().anyMatch(TextSought::isAboutText);
  }

  private static boolean isAboutText(PropertyCondition condition) {
    return condition.property() == SearchProperty.INDEXED
        || (condition.property() == SearchProperty.BASIC
            && condition.options().targets().contains(BasicTarget.DOCUMENT_TEXT));
  }
}
