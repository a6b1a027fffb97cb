package org.muniment.userarea;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** The rules for names of collections and areas (contract: more resources §5). */
final class AreaName {
  static final int LONGEST = 256;

  /** Names of what the server keeps itself, folded and without blanks. */
  private static final Set<String> RESERVED =
      Set.of(
          "starred",
          "starredentries",
          "recent",
          "recententries",
          "recentdocuments",
          "recentfolders",
          "personalcollections");

  private AreaName() {}

  /**
   * @return the name
   * @throws MunimentException INVALID_REQUEST without a name, INVALID_NAME for a bad one,
   *     NAME_CONFLICT for a reserved one
   */
  static String collection(@Nullable String name) {
    return unreserved(wellFormed(name, "a personal collection"));
  }

  /** As {@link #collection}; what begins like the id of a collection is reserved, too. */
  static String area(@Nullable String name) {
    String area = unreserved(wellFormed(name, "a user area"));
    if (NameKey.of(area).startsWith(PersonalCollection.PREFIX)) {
      throw reserved(area);
    }
    return area;
  }

  private static String wellFormed(@Nullable String name, String what) {
    if (name == null) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The name of " + what + " is missing.");
    }
    if (name.isBlank()) {
      throw new MunimentException(
          ErrorCode.INVALID_NAME, "The name of " + what + " can't be empty.");
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      throw new MunimentException(
          ErrorCode.INVALID_NAME,
          "The name of " + what + " can have at most " + LONGEST + " characters.");
    }
    name.codePoints()
        .filter(AreaName::isUnprintable)
        .findFirst()
        .ifPresent(
            point -> {
              throw new MunimentException(
                  ErrorCode.INVALID_NAME,
                  "The name of %s can't contain the character U+%04X.".formatted(what, point));
            });
    return name;
  }

  private static boolean isUnprintable(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }

  private static String unreserved(String name) {
    if (RESERVED.contains(NameKey.of(name).replaceAll("\\s", ""))) {
      throw reserved(name);
    }
    return name;
  }

  private static MunimentException reserved(String name) {
    return new MunimentException(
        ErrorCode.NAME_CONFLICT, "The name '" + name + "' is reserved for lists of the server.");
  }
}
