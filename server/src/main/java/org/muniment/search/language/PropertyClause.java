package org.muniment.search.language;

import java.util.List;

/**
 * {@code {LF:Name="a*", Type="D"}} and its kin in the other name spaces. Every condition has to be
 * met; those about versions, signatures, annotations and the like by one and the same version,
 * signature or annotation (contract: search-syntax §4.8).
 *
 * @param conditions at least one
 */
public record PropertyClause(List<PropertyCondition> conditions) implements SearchExpression {

  public PropertyClause {
    conditions = List.copyOf(conditions);
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("a clause needs a condition");
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.properties(this);
  }
}
