package org.muniment.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * The MIME type of a file by its first bytes and its name, for files whose sender gave none
 * (contract: entries §5). Reads at most the first 64 kB and parses nothing, so it runs in the
 * server itself. Safe for many threads.
 */
public final class MimeTypes {
  public static final String UNKNOWN = "application/octet-stream";
  private static final String PLAIN = "text/plain";
  private static final int LONGEST = 255;

  /** Read at first use: the table of types is large, and no part of the start of a server. */
  private static final class Table {
    static final Detector DETECTOR = org.apache.tika.mime.MimeTypes.getDefaultMimeTypes();
  }

  /** Opens a file from its beginning. */
  public interface Opener {
    InputStream open() throws IOException;
  }

  /**
   * The type the sender gave, {@link #UNKNOWN} too (contract: entries §5); else what content and
   * name tell. The name is believed where the content is plain text or unknown, since contents are
   * not checked: arbitrary text in a file named {@code .pdf} is a PDF.
   *
   * @param given the Content-Type of the sender, parameters allowed
   * @param file opened only when the sender gave no type
   */
  public String resolve(@Nullable String given, @Nullable String fileName, Opener file)
      throws IOException {
    if (given != null && isType(given)) {
      return given;
    }
    String detected;
    try (InputStream content = file.open()) {
      detected = detect(content, fileName);
    }
    if (fileName == null || !(detected.equals(PLAIN) || detected.equals(UNKNOWN))) {
      return detected;
    }
    String named = ofName(fileName);
    return named.equals(UNKNOWN) ? detected : named;
  }

  /**
   * The type by content and name; {@link #UNKNOWN} when they tell nothing.
   *
   * @param content read from where it stands; not closed, and not rewound unless it supports marks
   */
  public String detect(InputStream content, @Nullable String fileName) throws IOException {
    Metadata metadata = new Metadata();
    if (fileName != null && !fileName.isBlank()) {
      metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
    }
    InputStream marked =
        content.markSupported() ? content : new BufferedInputStream(content, 1 << 16);
    return Table.DETECTOR.detect(marked, metadata).getBaseType().toString();
  }

  /** The type that a name alone tells; {@link #UNKNOWN} when it tells nothing. */
  public String ofName(String fileName) {
    try {
      return detect(InputStream.nullInputStream(), fileName);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static boolean isType(String given) {
    return !given.isBlank() && given.length() <= LONGEST && given.indexOf('/') > 0;
  }
}
