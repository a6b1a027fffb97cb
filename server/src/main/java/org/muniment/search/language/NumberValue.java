package org.muniment.search.language;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number; {@code 5} and {@code 5.0} are the same.
 *
 * @param value without trailing zeros
 */
public record NumberValue(BigDecimal value) implements SearchValue {
  /** Enough for any number field, and short enough that no arithmetic on it is slow. */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]{1,30}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30})");

  public NumberValue {
    value = value.stripTrailingZeros();
  }

  static Optional<NumberValue> read(String text) {
    String trimmed = text.strip();
    return DECIMAL.matcher(trimmed).matches()
        ? Optional.of(new NumberValue(new BigDecimal(trimmed)))
        : Optional.empty();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.number(this);
  }
}
