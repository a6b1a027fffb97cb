package org.muniment.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page to export.
 *
 * @param number its number in the document, which names its file in a zip
 * @param image its image, or null when it has only text
 * @param rotation the angle by which it is shown clockwise: 0, 90, 180 or 270
 * @param text its text, which a PDF gets as an invisible layer; redacted where that is asked for
 * @param marks what is painted over the image, in its own unrotated pixels
 * @param pictures what the marks that are pictures refer to
 */
public record ExportPage(
    int number,
    @Nullable Source image,
    int rotation,
    String text,
    List<PageMark> marks,
    List<Source> pictures) {

  /** Opens the bytes of a page image. */
  public interface Source {
    InputStream open() throws IOException;
  }

  /** A page without pictures in its marks. */
  public ExportPage(
      int number, @Nullable Source image, int rotation, String text, List<PageMark> marks) {
    this(number, image, rotation, text, marks, List.of());
  }

  public ExportPage {
    if (rotation % 90 != 0) {
      throw new IllegalArgumentException("A page cannot be turned by " + rotation + " degrees.");
    }
    marks = List.copyOf(marks);
    pictures = List.copyOf(pictures);
  }
}
