package org.muniment.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** What a request means by leaving a member out. */
public final class Defaults {
  private Defaults() {}

  public static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  /**
   * A text that must say something (contract: {@code minLength} 1).
   *
   * @throws MunimentException INVALID_REQUEST when it is empty
   */
  public static String filled(String member, String text) {
    if (text.isEmpty()) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The member '" + member + "' is empty.");
    }
    return text;
  }

  /**
   * A list that was sent; none counts as empty.
   *
   * @throws MunimentException INVALID_REQUEST when it holds a null
   */
  public static <T> List<T> elements(String member, @Nullable List<T> list) {
    List<T> elements = orElse(list, List.of());
    if (elements.stream().anyMatch(Objects::isNull)) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The member '" + member + "' holds a null.");
    }
    return elements;
  }
}
