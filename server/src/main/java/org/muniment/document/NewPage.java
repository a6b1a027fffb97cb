package org.muniment.document;

import org.jspecify.annotations.Nullable;

/**
 * A page to be stored; its image is in the store already.
 *
 * @param image null for none
 * @param text empty for none
 */
public record NewPage(@Nullable PageImageRef image, String text) {
  /** A page with nothing on it. */
  public static final NewPage EMPTY = new NewPage(null, "");

  public NewPage withText(String other) {
    return new NewPage(image, other);
  }
}
