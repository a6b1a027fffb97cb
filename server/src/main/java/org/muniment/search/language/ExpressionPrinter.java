package org.muniment.search.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends a tree to one text; each method answers that text. */
final class ExpressionPrinter implements SearchExpression.Visitor<StringBuilder> {
  private static final int ANY = 0;
  private static final int ALL = 1;
  private static final int EXCEPT = 2;
  private static final int TERM = 3;
  private static final int BESIDE = 4;

  private final StringBuilder text = new StringBuilder();

  @Override
  public StringBuilder anyOf(SearchExpression.AnyOf expression) {
    return join(expression.parts(), " | ", ALL);
  }

  @Override
  public StringBuilder allOf(SearchExpression.AllOf expression) {
    return join(expression.parts(), " & ", EXCEPT);
  }

  @Override
  public StringBuilder except(SearchExpression.Except expression) {
    operand(expression.kept(), TERM);
    text.append(" - ");
    return join(expression.removed(), " - ", TERM);
  }

  @Override
  public StringBuilder within(SearchExpression.Within expression) {
    operand(expression.left());
    text.append(expression.negated() ? " -^" : " ^").append(expression.words()).append(' ');
    return operand(expression.right());
  }

  @Override
  public StringBuilder word(TextTerm.Word word) {
    return text.append(word.pattern().text());
  }

  @Override
  public StringBuilder phrase(TextTerm.Phrase phrase) {
    List<String> words = phrase.words().stream().map(TextPattern::text).toList();
    boolean literal = phrase.words().stream().allMatch(TextPattern::isLiteral);
    return text.append(
        literal ? SearchPrinter.quote(String.join(" ", words)) : String.join("-", words));
  }

  @Override
  public StringBuilder template(TemplateClause clause) {
    text.append('{');
    return name(clause.template()).append('}');
  }

  @Override
  public StringBuilder fields(FieldClause clause) {
    text.append('{');
    name(clause.template()).append(':');
    String between = "";
    for (FieldCondition condition : clause.conditions()) {
      text.append(between);
      field(condition);
      between = ", ";
    }
    return text.append('}');
  }

  @Override
  public StringBuilder properties(PropertyClause clause) {
    text.append('{');
    SearchNamespace namespace = null;
    for (PropertyCondition condition : clause.conditions()) {
      text.append(namespace == null ? "" : ", ");
      if (condition.property().namespace() != namespace) {
        namespace = condition.property().namespace();
        text.append(namespace).append(':');
      }
      text.append(condition.property().keyword()).append(condition.operator().symbol());
      text.append(condition.value().accept(ValuePrinter.INSTANCE));
      text.append(ValuePrinter.options(condition));
    }
    return text.append('}');
  }

  private StringBuilder join(List<? extends SearchExpression> parts, String operator, int loosest) {
    String between = "";
    for (SearchExpression part : parts) {
      text.append(between);
      operand(part, loosest);
      between = operator;
    }
    return text;
  }

  private void operand(SearchExpression part, int loosest) {
    if (level(part) >= loosest) {
      part.accept(this);
    } else if (loosest < BESIDE
        && part instanceof SearchExpression.AllOf words
        && TextOnly.test(words)) {
      // Side by side, so that the text never needs more parentheses than what it was read from.
      join(words.parts(), " ", BESIDE);
    } else {
      text.append('(');
      part.accept(this).append(')');
    }
  }

  private static int level(SearchExpression expression) {
    if (expression instanceof SearchExpression.AnyOf) {
      return ANY;
    }
    if (expression instanceof SearchExpression.AllOf) {
      return ALL;
    }
    return expression instanceof SearchExpression.Except ? EXCEPT : BESIDE;
  }

  private StringBuilder operand(List<TextTerm> terms) {
    if (terms.size() == 1) {
      return terms.get(0).accept(this);
    }
    text.append('(');
    return join(terms, " | ", ALL).append(')');
  }

  private void field(FieldCondition condition) {
    name(condition.field());
    FieldIndex index = condition.index();
    if (!index.isAny()) {
      text.append('(').append(index.isEvery() ? "all" : index.position()).append(')');
    }
    String between = "";
    for (FieldCondition.Comparison comparison : condition.comparisons()) {
      text.append(between).append(comparison.operator().symbol());
      text.append(SearchPrinter.quote(comparison.value().text()));
      between = ", ";
    }
  }

  private StringBuilder name(@Nullable String name) {
    return text.append('[').append(name == null ? "" : name.replace("]", "]]")).append(']');
  }
}
