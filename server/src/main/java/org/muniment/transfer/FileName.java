package org.muniment.transfer;

import java.util.Locale;
import java.util.Set;

/** What a file's name tells. */
final class FileName {
  private static final int LONGEST_EXTENSION = 64;

  private static final Set<String> PAGES =
      Set.of("txt", "tif", "tiff", "bmp", "pcx", "jpg", "jpeg", "gif", "png");

  private FileName() {}

  /** Whether files with this extension become pages (contract: entries §5). */
  static boolean makesPages(String extension) {
    return PAGES.contains(extension.toLowerCase(Locale.ROOT));
  }

  /**
   * The text behind the last dot, as it is spelled; empty when there is none (contract: entries
   * §5).
   */
  static String extension(String fileName) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    int dot = last.lastIndexOf('.');
    String extension = dot < 0 ? "" : last.substring(dot + 1);
    boolean usable =
        extension.length() <= LONGEST_EXTENSION
            && extension.codePoints().noneMatch(FileName::isUnfit);
    return usable ? extension : "";
  }

  private static boolean isUnfit(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || Character.isWhitespace(point);
  }

  /** A file name for those who guess a type from it. */
  static String hint(String extension) {
    return extension.isEmpty() ? "" : "file." + extension;
  }

  /** The name a document is downloaded under: its own, with the extension of its file. */
  static String download(String name, String extension) {
    boolean has =
        extension.isEmpty()
            || name.regionMatches(
                true,
                name.length() - extension.length() - 1,
                "." + extension,
                0,
                extension.length() + 1);
    return has ? name : name + "." + extension;
  }
}
