package org.muniment.userarea;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user's own collection of entries.
 *
 * @param id opaque to clients; see {@link #id(int)}
 * @param entryIds in the order they were added
 */
public record PersonalCollection(String id, String name, List<Integer> entryIds) {
  /** What ids begin with; no area of an application has a name that does. */
  static final String PREFIX = "pc_";

  private static final Pattern ID = Pattern.compile(PREFIX + "([1-9][0-9]{0,9})");

  /** The id on the wire. */
  static String id(int areaId) {
    return PREFIX + areaId;
  }

  /** The id of the area behind an id on the wire; empty for one that was never given out. */
  static OptionalInt areaId(String id) {
    Matcher match = ID.matcher(id);
    if (!match.matches()) {
      return OptionalInt.empty();
    }
    long number = Long.parseLong(match.group(1));
    return number > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) number);
  }
}
