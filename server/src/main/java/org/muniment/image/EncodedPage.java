package org.muniment.image;

import java.nio.file.Path;
import org.muniment.worker.Message;

/**
 * A page image in the form that goes into a container.
 *
 * @param kind how the bytes are to be understood
 * @param file the bytes
 */
record EncodedPage(Kind kind, Path file, int width, int height, int xResolution, int yResolution) {

  enum Kind {
    /** One bit per pixel, CCITT group 4, black as 1. */
    FAX,
    /** Eight bits of grey, deflate with horizontal differencing. */
    GRAY,
    /** Eight bits each of red, green and blue, deflate with horizontal differencing. */
    RGB,
    /** A JPEG file, grey. */
    JPEG_GRAY,
    /** A JPEG file, colour. */
    JPEG,
    /** A PNG file. */
    PNG
  }

  Object[] toArguments() {
    return new Object[] {
      "kind", kind,
      "output", file,
      "width", width,
      "height", height,
      "xResolution", xResolution,
      "yResolution", yResolution
    };
  }

  static EncodedPage of(Message message) {
    return new EncodedPage(
        Kind.valueOf(message.get("kind")),
        Path.of(message.get("output")),
        message.number("width"),
        message.number("height"),
        message.number("xResolution"),
        message.number("yResolution"));
  }
}
