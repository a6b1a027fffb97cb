package org.muniment.search.language;

/**
 * A property compared with a value of its kind.
 *
 * @param operator one of the property's {@link ValueKind#operators}
 * @param value of the type that {@link ValueKind} names for this operator
 * @param options at their defaults where the clause said nothing or the property takes none
 */
public record PropertyCondition(
    SearchProperty property,
    ComparisonOperator operator,
    SearchValue value,
    SearchOptions options) {

  public PropertyCondition {
    if (!property.kind().operators().contains(operator)) {
      throw new IllegalArgumentException(property.title() + " does not take " + operator);
    }
  }

  PropertyCondition withOptions(SearchOptions changed) {
    return new PropertyCondition(property, operator, value, changed);
  }
}
