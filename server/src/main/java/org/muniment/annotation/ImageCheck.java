package org.muniment.annotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.muniment.blob.BlobRef;
import org.muniment.document.FileTools;
import org.muniment.image.PageImage;

/** Looks whether an uploaded file is one image that can be drawn. */
final class ImageCheck {
  private ImageCheck() {}

  /** The size of an image in pixels. */
  record Pixels(int width, int height) {}

  /**
   * @throws org.muniment.error.MunimentException INVALID_REQUEST when it is no image, damaged,
   *     several, or larger than that in one direction
   */
  static Pixels check(FileTools tools, BlobRef file, int largest) {
    List<Pixels> found = new ArrayList<>();
    try {
      tools.withFile(
          file,
          path ->
              tools
                  .images()
                  .split(
                      path,
                      (number, image, text) -> {
                        found.add(pixels(image));
                        return number < 2;
                      }));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    if (found.size() != 1) {
      throw ShapeRules.invalid(
          found.isEmpty() ? "The file is no image." : "The file holds more than one image.");
    }
    Pixels size = found.get(0);
    if (size.width() < 1 || size.height() < 1) {
      throw ShapeRules.invalid("The file is no image that can be read.");
    }
    if (size.width() > largest || size.height() > largest) {
      throw ShapeRules.invalid(
          "The image is larger than %d by %d pixels.".formatted(largest, largest));
    }
    return size;
  }

  private static Pixels pixels(@org.jspecify.annotations.Nullable PageImage image) {
    return image == null || !image.readable()
        ? new Pixels(0, 0)
        : new Pixels(image.width(), image.height());
  }
}
