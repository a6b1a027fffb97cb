package org.muniment.definition;

import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** The colour of a template: alpha, red, green and blue, each 0 to 255. */
public record Color(int a, int r, int g, int b) {
  public Color {
    for (int part : new int[] {a, r, g, b}) {
      if (part < 0 || part > 255) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST, "The colour part " + part + " is not between 0 and 255.");
      }
    }
  }

  static Color unpack(int packed) {
    return new Color(packed >>> 24, packed >>> 16 & 255, packed >>> 8 & 255, packed & 255);
  }

  int pack() {
    return a << 24 | r << 16 | g << 8 | b;
  }
}
