package org.muniment.image;

import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * How pages are exported (contract: long-operations §7).
 *
 * @param jpegQuality 0 to 100
 * @param documentName what files in a zip are named after
 * @param pagePrefix stands between that name and the page number
 */
public record ExportOptions(
    ExportFormat format,
    int jpegQuality,
    String documentName,
    String pagePrefix,
    @Nullable Watermark watermark) {
  public static final int USUAL_QUALITY = 70;
  public static final String USUAL_PREFIX = ", Page ";
  private static final int LONGEST_PREFIX = 10;
  private static final String NOT_IN_NAMES = "\\/:*?\"<>|";

  public ExportOptions {
    if (jpegQuality < 0 || jpegQuality > 100) {
      throw invalid("The JPEG compression level " + jpegQuality + " is not between 0 and 100.");
    }
    if (pagePrefix.length() > LONGEST_PREFIX) {
      throw invalid("The page prefix is longer than " + LONGEST_PREFIX + " characters.");
    }
    if (pagePrefix.chars().anyMatch(c -> c < ' ' || NOT_IN_NAMES.indexOf(c) >= 0)) {
      throw invalid("The page prefix '" + pagePrefix + "' cannot be part of a file name.");
    }
  }

  /** The usual quality and prefix, no watermark. */
  public static ExportOptions of(ExportFormat format, String documentName) {
    return new ExportOptions(format, USUAL_QUALITY, documentName, USUAL_PREFIX, null);
  }

  public ExportOptions withWatermark(Watermark mark) {
    return new ExportOptions(format, jpegQuality, documentName, pagePrefix, mark);
  }

  public ExportOptions withJpegQuality(int quality) {
    return new ExportOptions(format, quality, documentName, pagePrefix, watermark);
  }

  /** The name of a page's file in a zip; what cannot be in a file name becomes a low line. */
  String fileName(int page) {
    StringBuilder name = new StringBuilder();
    (documentName + pagePrefix)
        .chars()
        .map(c -> c < ' ' || NOT_IN_NAMES.indexOf(c) >= 0 ? '_' : c)
        .forEach(c -> name.append((char) c));
    return name.append(page).append('.').append(format.pageExtension()).toString();
  }

  private static MunimentException invalid(String message) {
    return new MunimentException(ErrorCode.INVALID_REQUEST, message);
  }
}
