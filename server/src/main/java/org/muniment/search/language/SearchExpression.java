package org.muniment.search.language;

import java.util.List;

/**
 * A parsed search: operators over text terms and clauses. Trees are immutable and compare by value;
 * parentheses and the order of equal operators are already resolved, and nesting is bounded by
 * {@link SearchParser#MAX_DEPTH} (contract: search-syntax §2.7).
 */
public sealed interface SearchExpression
    permits SearchExpression.AllOf,
        SearchExpression.AnyOf,
        SearchExpression.Except,
        SearchExpression.Within,
        TextTerm,
        TemplateClause,
        FieldClause,
        PropertyClause {

  <R> R accept(Visitor<R> visitor);

  /** {@code a | b}: entries found by at least one part; two parts or more. */
  record AnyOf(List<SearchExpression> parts) implements SearchExpression {
    public AnyOf {
      parts = several(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.anyOf(this);
    }
  }

  /** {@code a & b} and words side by side: entries found by every part; two parts or more. */
  record AllOf(List<SearchExpression> parts) implements SearchExpression {
    public AllOf {
      parts = several(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.allOf(this);
    }
  }

  /**
   * {@code a - b - c}: entries found by the first and by none of the others. A run of minus signs
   * is one node, so that a long run is not a deep tree.
   */
  record Except(SearchExpression kept, List<SearchExpression> removed) implements SearchExpression {
    public Except {
      removed = List.copyOf(removed);
      if (removed.isEmpty()) {
        throw new IllegalArgumentException("nothing is removed");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.except(this);
    }
  }

  /**
   * {@code (a | b) ^5 c}: document text in which one of the left terms and one of the right terms
   * stand with at most so many words between them, in either order; negated, both occur but nowhere
   * that close (contract: search-syntax §5.6).
   */
  record Within(int words, boolean negated, List<TextTerm> left, List<TextTerm> right)
      implements SearchExpression {
    public Within {
      left = List.copyOf(left);
      right = List.copyOf(right);
      if (words < 0 || words > SearchParser.MAX_WITHIN || left.isEmpty() || right.isEmpty()) {
        throw new IllegalArgumentException("not a proximity search");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.within(this);
    }
  }

  /** One method per node of the tree. */
  interface Visitor<R> {
    R anyOf(AnyOf expression);

    R allOf(AllOf expression);

    R except(Except expression);

    R within(Within expression);

    R word(TextTerm.Word word);

    R phrase(TextTerm.Phrase phrase);

    R template(TemplateClause clause);

    R fields(FieldClause clause);

    R properties(PropertyClause clause);
  }

  private static List<SearchExpression> several(List<SearchExpression> parts) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException("an operator needs two parts");
    }
    return List.copyOf(parts);
  }
}
