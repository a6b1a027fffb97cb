package org.muniment.search.language;

import java.util.List;

/**
 * Words out of a property's own list ({@link SearchProperty#choices}), one of which has to hold.
 *
 * @param words spelt and ordered as in that list, without repeats, at least one
 */
public record Choices(List<String> words) implements SearchValue {
  public Choices {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("nothing is chosen");
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.choices(this);
  }
}
