package org.muniment.definition;

import java.util.function.Predicate;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * What a field definition asks of a value beyond its type (contract: definitions §1,
 * "Constraints"): a regular expression for text, comparisons for numbers. Testing a value takes
 * time in proportion to its length, whatever the expression is.
 */
final class Constraint {
  /** Longer expressions are refused; it also bounds the work of the readers. */
  static final int LONGEST = 1_000;

  /** How deep parentheses and negations may be nested. */
  static final int DEEPEST = 50;

  private final Predicate<FieldValue> test;

  private Constraint(Predicate<FieldValue> test) {
    this.test = test;
  }

  /**
   * Reads the constraint of a field; the empty one accepts everything.
   *
   * @throws MunimentException when it can't be read, or fields of the type can't have one
   */
  static Constraint compile(FieldType type, String expression) {
    if (expression.isEmpty()) {
      return new Constraint(value -> true);
    }
    if (expression.length() > LONGEST) {
      throw invalid("it is longer than " + LONGEST + " characters");
    }
    if (type == FieldType.STRING) {
      TextConstraint text = TextConstraint.compile(expression);
      return new Constraint(value -> text.accepts(value.text()));
    }
    if (type.isNumber()) {
      NumberConstraint number = NumberConstraint.compile(expression);
      return new Constraint(value -> number.accepts(value.number()));
    }
    throw invalid("fields of the type " + type.wireName() + " have none");
  }

  boolean accepts(FieldValue value) {
    return test.test(value);
  }

  static MunimentException invalid(String reason) {
    return new MunimentException(
        ErrorCode.INVALID_CONSTRAINT, "The constraint is not valid: " + reason + ".");
  }
}
