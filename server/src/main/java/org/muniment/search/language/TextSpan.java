package org.muniment.search.language;

/**
 * A stretch of a text, in UTF-16 units.
 *
 * @param start the index of its first character
 * @param end the index after its last
 */
public record TextSpan(int start, int end) {
  public TextSpan {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("a span ends before it starts");
    }
  }

  public int length() {
    return end - start;
  }
}
