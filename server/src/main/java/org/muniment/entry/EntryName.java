package org.muniment.entry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** The rules of names and paths (contract: entries §2 and §4). */
public final class EntryName {
  static final int LONGEST = 255;
  static final int DEEPEST = 256;
  private static final int LONGEST_PATH = DEEPEST * (LONGEST + 1);

  private EntryName() {}

  /**
   * @return the name
   * @throws MunimentException INVALID_REQUEST without a name, INVALID_NAME with a bad one
   */
  public static String check(@Nullable String name) {
    if (name == null) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "The name of the entry is missing.");
    }
    if (name.isBlank()) {
      throw new MunimentException(ErrorCode.INVALID_NAME, "The name of an entry can't be empty.");
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      throw new MunimentException(
          ErrorCode.INVALID_NAME,
          "The name of an entry can have at most " + LONGEST + " characters.");
    }
    name.codePoints()
        .forEach(
            point -> {
              if (point == '\\') {
                throw new MunimentException(
                    ErrorCode.INVALID_NAME, "The name of an entry can't contain a backslash.");
              }
              if (Character.getType(point) == Character.CONTROL
                  || Character.getType(point) == Character.SURROGATE) {
                throw new MunimentException(
                    ErrorCode.INVALID_NAME,
                    String.format(
                        "The name of an entry can't contain the character U+%04X.", point));
              }
            });
    return name;
  }

  /** What listings sort a name by: names that differ only in case are the same. */
  public static String sortKey(String name) {
    return NameKey.of(name);
  }

  /**
   * The segments of a {@code folderPath} in a request.
   *
   * @param path null or empty for the folder itself
   * @throws MunimentException INVALID_REQUEST for an empty or {@code ..} segment
   */
  public static List<String> folderPath(@Nullable String path) {
    if (path == null || path.isEmpty()) {
      return List.of();
    }
    checkLength(path);
    String inner = path;
    if (inner.startsWith("\\") || inner.startsWith("/")) {
      inner = inner.substring(1);
    }
    if (inner.endsWith("\\") || inner.endsWith("/")) {
      inner = inner.substring(0, inner.length() - 1);
    }
    if (inner.isEmpty() && path.length() == 1) {
      return List.of();
    }
    List<String> segments = new ArrayList<>();
    for (String segment : inner.split("[\\\\/]", -1)) {
      if (segment.isBlank()) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST, "The folderPath contains an empty segment.");
      }
      if (segment.equals("..") || segment.equals(".")) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST,
            "The folderPath contains the segment '" + segment + "', which is not allowed.");
      }
      segments.add(check(segment));
    }
    checkDepth(segments.size());
    return segments;
  }

  /** The names in a full path; a path with and without the leading backslash is the same. */
  static List<String> fullPath(String path) {
    checkLength(path);
    List<String> names = new ArrayList<>();
    for (String name : path.split("\\\\", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  private static void checkLength(String path) {
    if (path.length() > LONGEST_PATH) {
      throw new MunimentException(ErrorCode.PATH_TOO_LONG, "The path is too long.");
    }
  }

  static void checkDepth(int depth) {
    if (depth > DEEPEST) {
      throw new MunimentException(
          ErrorCode.PATH_TOO_DEEP, "A path can be at most " + DEEPEST + " levels deep.");
    }
  }

  /** The name with a number behind it, shortened where it has to be: {@code name (2)}. */
  static String numbered(String name, long number) {
    String suffix = " (" + number + ")";
    int room = LONGEST - suffix.length();
    int points = name.codePointCount(0, name.length());
    String head = points <= room ? name : name.substring(0, name.offsetByCodePoints(0, room));
    return head + suffix;
  }
}
