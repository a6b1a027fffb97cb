package org.muniment.seed;

import java.util.function.Supplier;
import org.muniment.error.MunimentException;

/** One item of a section, with the place where it begins. */
record SeedItem<T>(Place place, T value) {
  /**
   * Does something with the item; what the repository refuses becomes a complaint about the place.
   *
   * @throws SeedException for a {@link MunimentException}
   */
  <R> R apply(Supplier<R> work) {
    try {
      return work.get();
    } catch (MunimentException refused) {
      throw new SeedException(place, refused.text(), refused);
    }
  }

  /** As {@link #apply}, without an answer. */
  void run(Runnable work) {
    apply(
        () -> {
          work.run();
          return true;
        });
  }

  SeedException bad(String reason) {
    return new SeedException(place, reason);
  }
}
