package org.muniment.client;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names of files that entries are exported to. */
final class LocalName {
  private static final String NOT_IN_NAMES = File.separatorChar == '/' ? "/" : "/\\:*?\"<>|";
  private static final String UNFINISHED = ".unfinished";
  private static final int LONGEST_BYTES = 255;

  private LocalName() {}

  /**
   * The name of an entry as a file name: what no file system takes becomes a low line.
   *
   * @param extension is added unless the name ends with it; empty for none
   */
  static String of(String name, String extension) {
    String whole =
        extension.isEmpty() || RemoteEntry.key(name).endsWith(RemoteEntry.key("." + extension))
            ? name
            : name + "." + extension;
    StringBuilder cleaned = new StringBuilder();
    whole
        .codePoints()
        .map(c -> c < ' ' || c == 0x7F || NOT_IN_NAMES.indexOf(c) >= 0 ? '_' : c)
        .forEach(cleaned::appendCodePoint);
    String result = shortened(cleaned.toString());
    return result.matches("\\.{1,2}|") ? "_" : result;
  }

  /** The name of a file that is not whole yet. */
  static String unfinished(String fileName) {
    String name = fileName + UNFINISHED;
    return shortened(name).equals(name)
        ? name
        : UUID.nameUUIDFromBytes(fileName.getBytes(StandardCharsets.UTF_8)) + UNFINISHED;
  }

  /** Cut in the middle, so that the extension stays. */
  private static String shortened(String name) {
    String left = name;
    while (left.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      int cut = Math.max(1, left.lastIndexOf('.') > 1 ? left.lastIndexOf('.') : left.length());
      int from = left.offsetByCodePoints(cut, -1);
      left = left.substring(0, from) + left.substring(cut);
    }
    return left;
  }
}
