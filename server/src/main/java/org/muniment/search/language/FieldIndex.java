package org.muniment.search.language;

/**
 * Which values of a multi-value field a condition looks at: {@link #ANY}, {@link #EVERY} or the one
 * at a position.
 *
 * @param position counted from 1; 0 for any value, -1 for every value
 */
public record FieldIndex(int position) {
  /** {@code [F]}: some value meets the condition. */
  public static final FieldIndex ANY = new FieldIndex(0);

  /** {@code [F](all)}: all values meet it. */
  public static final FieldIndex EVERY = new FieldIndex(-1);

  public FieldIndex {
    if (position < -1) {
      throw new IllegalArgumentException("positions are counted from 1");
    }
  }

  /** {@code [F](3)}: the value at that position meets it. */
  public static FieldIndex at(int position) {
    return new FieldIndex(position);
  }

  public boolean isAny() {
    return position == 0;
  }

  public boolean isEvery() {
    return position == -1;
  }
}
