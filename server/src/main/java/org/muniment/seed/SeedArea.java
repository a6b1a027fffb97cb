package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.userarea.AreaKind;

/**
 * What a user keeps, in a seed: starred entries, a personal collection or the area of an
 * application. What is null is not said.
 *
 * @param user the name of whose it is
 * @param name of a collection or an area
 * @param comment of an area
 * @param data of an area, as the application likes
 * @param entries paths, in the order of adding
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeedArea(
    @Nullable String user,
    @Nullable Kind kind,
    @Nullable String name,
    @Nullable String comment,
    @Nullable String data,
    @Nullable List<String> entries) {
  /** The kinds as a seed names them. */
  enum Kind {
    Starred(AreaKind.STARRED),
    Collection(AreaKind.COLLECTION),
    Area(AreaKind.APPLICATION);

    private final AreaKind kind;

    Kind(AreaKind kind) {
      this.kind = kind;
    }

    AreaKind areaKind() {
      return kind;
    }

    static Kind of(int number) {
      for (Kind one : values()) {
        if (one.kind.number() == number) {
          return one;
        }
      }
      throw new IllegalArgumentException("There is no kind of areas " + number);
    }
  }
}
