package org.muniment.search.language;

import java.util.Locale;
import java.util.Optional;

/** {@code Y} or {@code N}. */
public record YesNo(boolean yes) implements SearchValue {

  static Optional<YesNo> read(String text) {
    return switch (text.strip().toUpperCase(Locale.ROOT)) {
      case "Y", "YES", "1", "TRUE" -> Optional.of(new YesNo(true));
      case "N", "NO", "0", "FALSE" -> Optional.of(new YesNo(false));
      default -> Optional.empty();
    };
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.yesNo(this);
  }
}
