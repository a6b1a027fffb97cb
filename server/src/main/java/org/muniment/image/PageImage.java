package org.muniment.image;

import java.nio.file.Path;
import org.muniment.worker.Message;

/**
 * The image of one page in a temporary file.
 *
 * @param file the bytes; gone when the sink that got it returns
 * @param mimeType the format of the bytes
 * @param size the number of bytes
 * @param width in pixels, 0 when unknown
 * @param height in pixels, 0 when unknown
 * @param xResolution in dots per inch
 * @param yResolution in dots per inch
 * @param depth bits per pixel, 0 when unknown
 * @param readable whether the bytes can be decoded
 */
public record PageImage(
    Path file,
    String mimeType,
    long size,
    int width,
    int height,
    int xResolution,
    int yResolution,
    int depth,
    boolean readable) {

  Object[] toArguments() {
    return new Object[] {
      "image", file,
      "mimeType", mimeType,
      "size", size,
      "width", width,
      "height", height,
      "xResolution", xResolution,
      "yResolution", yResolution,
      "depth", depth,
      "readable", readable
    };
  }

  static PageImage of(Message message) {
    return new PageImage(
        Path.of(message.get("image")),
        message.get("mimeType"),
        message.longNumber("size"),
        message.number("width"),
        message.number("height"),
        message.number("xResolution"),
        message.number("yResolution"),
        message.number("depth"),
        message.flag("readable"));
  }
}
