package org.muniment.search.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons that one value of a field has to meet together.
 *
 * @param field the field's name, or null for any field
 * @param index which of the values of a multi-value field may meet them
 * @param comparisons at least one
 */
public record FieldCondition(
    @Nullable String field, FieldIndex index, List<Comparison> comparisons) {

  /** An operator and what stands to its right. */
  public record Comparison(ComparisonOperator operator, FieldValue value) {}

  public FieldCondition {
    comparisons = List.copyOf(comparisons);
    if (comparisons.isEmpty()) {
      throw new IllegalArgumentException("a field condition needs a comparison");
    }
  }

  /** Whether both are bounds on the same named field, so that together they say "between". */
  boolean isRangeWith(FieldCondition next) {
    return field != null
        && next.field != null
        && field.equalsIgnoreCase(next.field)
        && index.equals(next.index)
        && comparisons.stream().allMatch(comparison -> comparison.operator().isOrder())
        && next.comparisons.stream().allMatch(comparison -> comparison.operator().isOrder());
  }
}
