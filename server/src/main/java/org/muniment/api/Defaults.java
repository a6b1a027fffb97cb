package org.muniment.api;

import org.jspecify.annotations.Nullable;

/** What a request means by leaving a member out. */
public final class Defaults {
  private Defaults() {}

  public static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
