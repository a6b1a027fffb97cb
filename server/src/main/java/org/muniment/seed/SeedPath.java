package org.muniment.seed;

import java.util.ArrayList;
import java.util.List;
import org.muniment.entry.EntryName;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * The path of an entry in a seed. Its first sign, a slash or a backslash, is what separates the
 * names in it, so that a name with a slash can be written, too.
 *
 * @param names from the first level down; none for the root folder
 */
record SeedPath(List<String> names) {
  /**
   * @throws MunimentException INVALID_REQUEST for a path that begins with neither, INVALID_NAME for
   *     names that entries can't have
   */
  static SeedPath of(String text) {
    if (!text.startsWith("/") && !text.startsWith("\\")) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The path '" + text + "' begins with neither a slash nor a backslash.");
    }
    List<String> names = new ArrayList<>();
    if (text.length() > 1) {
      char separator = text.charAt(0);
      int from = 1;
      while (from <= text.length()) {
        int end = text.indexOf(separator, from);
        names.add(EntryName.check(text.substring(from, end < 0 ? text.length() : end)));
        from = end < 0 ? text.length() + 1 : end + 1;
      }
    }
    return new SeedPath(List.copyOf(names));
  }

  boolean isRoot() {
    return names.isEmpty();
  }

  /** The last name. */
  String name() {
    return names.get(names.size() - 1);
  }

  List<String> folder() {
    return names.subList(0, names.size() - 1);
  }

  /** As clients of the API write it. */
  String fullPath() {
    return "\\" + String.join("\\", names);
  }

  /** The shortest spelling: with slashes, unless a name has one. */
  @Override
  public String toString() {
    boolean slash = names.stream().noneMatch(name -> name.indexOf('/') >= 0);
    return slash ? "/" + String.join("/", names) : fullPath();
  }
}
