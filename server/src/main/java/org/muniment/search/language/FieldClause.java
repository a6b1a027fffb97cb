package org.muniment.search.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {[Invoice]:[Total]>="100", <="200", [Vendor]="A*"}}: entries whose field values meet every
 * condition. Two bounds that follow one another on the same field become one condition, because one
 * and the same value has to lie between them (contract: search-syntax §4.7).
 *
 * @param template the template the entry must have, or null for any or none
 * @param conditions at least one
 */
public record FieldClause(@Nullable String template, List<FieldCondition> conditions)
    implements SearchExpression {

  public FieldClause {
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("a field clause needs a condition");
    }
    conditions = joinBounds(conditions);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.fields(this);
  }

  private static List<FieldCondition> joinBounds(List<FieldCondition> conditions) {
    List<FieldCondition> joined = new ArrayList<>();
    List<FieldCondition.Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      FieldCondition condition = conditions.get(i);
      comparisons.addAll(condition.comparisons());
      if (i + 1 == conditions.size() || !condition.isRangeWith(conditions.get(i + 1))) {
        joined.add(new FieldCondition(condition.field(), condition.index(), comparisons));
        comparisons.clear();
      }
    }
    return List.copyOf(joined);
  }
}
