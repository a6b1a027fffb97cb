package org.muniment.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A file of images, open for reading. Forgiving: of a damaged image it gives what was decoded
 * before the damage, of a huge one a smaller version that fits into the memory.
 */
final class ImageFile implements AutoCloseable {
  static final int USUAL_RESOLUTION = 96;

  /** The most bytes a decoded image may take. */
  private static final long LARGEST = 100L << 20;

  /** Resolutions outside are mistakes of whoever wrote the file. */
  private static final int HIGHEST_RESOLUTION = 10_000;

  /** Size and form of one image. */
  record Facts(int width, int height, int xResolution, int yResolution, int depth) {}

  /**
   * A decoded image; incomplete when the file is damaged.
   *
   * @param step one pixel in so many is decoded, in both directions
   */
  record Decoded(BufferedImage image, boolean complete, int step) {}

  private final ImageInputStream stream;
  private final ImageReader reader;

  private ImageFile(ImageInputStream stream, ImageReader reader) {
    this.stream = stream;
    this.reader = reader;
  }

  /** Opens the file with the first reader that makes sense of its header; null when none does. */
  static @Nullable ImageFile open(Path file) throws IOException {
    ImageInputStream stream = ImageIO.createImageInputStream(file.toFile());
    if (stream == null) {
      return null;
    }
    for (ImageReader reader : readers(stream)) {
      try {
        stream.seek(0);
        reader.setInput(stream, false, false);
        if (reader.getWidth(0) > 0 && reader.getHeight(0) > 0) {
          return new ImageFile(stream, reader);
        }
      } catch (IOException | RuntimeException notThisOne) {
        // The next reader may be more forgiving.
      }
      reader.dispose();
    }
    stream.close();
    return null;
  }

  /** TwelveMonkeys first: its readers know more odd files than those of the JDK. */
  private static List<ImageReader> readers(ImageInputStream stream) {
    List<ImageReader> readers = new ArrayList<>();
    for (Iterator<ImageReader> found = ImageIO.getImageReaders(stream); found.hasNext(); ) {
      readers.add(found.next());
    }
    readers.sort(
        Comparator.comparing(
            reader -> !reader.getClass().getName().startsWith("com.twelvemonkeys")));
    return readers;
  }

  /** The number of images; 1 when the list of images is damaged. */
  int count() {
    try {
      return Math.max(1, reader.getNumImages(true));
    } catch (IOException | RuntimeException damaged) {
      return 1;
    }
  }

  Facts facts(int index) throws IOException {
    int depth = 0;
    int[] resolution = {USUAL_RESOLUTION, USUAL_RESOLUTION};
    try {
      ImageTypeSpecifier raw = reader.getRawImageType(index);
      depth = (raw == null ? type(index) : raw).getColorModel().getPixelSize();
      resolution = resolution(reader.getImageMetadata(index));
    } catch (IOException | RuntimeException damaged) {
      // Width and height are enough to go on.
    }
    return new Facts(
        reader.getWidth(index), reader.getHeight(index), resolution[0], resolution[1], depth);
  }

  Decoded decode(int index) throws IOException {
    ImageTypeSpecifier type = type(index);
    int width = reader.getWidth(index);
    int height = reader.getHeight(index);
    int step = 1;
    while (bytes(type, (width + step - 1) / step, (height + step - 1) / step) > LARGEST) {
      step++;
    }
    ImageReadParam parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image =
        type.createBufferedImage((width + step - 1) / step, (height + step - 1) / step);
    whiten(image);
    parameters.setDestination(image);
    try {
      return new Decoded(reader.read(index, parameters), true, step);
    } catch (IOException | RuntimeException damaged) {
      return new Decoded(image, false, step);
    }
  }

  private ImageTypeSpecifier type(int index) throws IOException {
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(index);
    if (types == null || !types.hasNext()) {
      throw new IIOException("The image has a colour model that cannot be read.");
    }
    return types.next();
  }

  private static long bytes(ImageTypeSpecifier type, long width, long height) {
    int bits = Math.max(1, type.getColorModel().getPixelSize());
    return width * height * bits / 8;
  }

  /** What the damage leaves out is paper. */
  private static void whiten(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel palette && palette.getMapSize() > 1) {
      boolean firstIsLight = (palette.getRGB(0) & 0xFF) > (palette.getRGB(1) & 0xFF);
      if (firstIsLight || palette.getMapSize() != 2) {
        return;
      }
    }
    java.awt.Graphics2D graphics = image.createGraphics();
    graphics.setColor(java.awt.Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.dispose();
  }

  private static int[] resolution(@Nullable IIOMetadata metadata) {
    int[] result = {USUAL_RESOLUTION, USUAL_RESOLUTION};
    if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
      return result;
    }
    Element root = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
    String[] names = {"HorizontalPixelSize", "VerticalPixelSize"};
    for (int i = 0; i < 2; i++) {
      NodeList found = root.getElementsByTagName(names[i]);
      if (found.getLength() > 0) {
        double millimetres = Double.parseDouble(((Element) found.item(0)).getAttribute("value"));
        long perInch = Math.round(25.4 / millimetres);
        if (perInch >= 1 && perInch <= HIGHEST_RESOLUTION) {
          result[i] = (int) perInch;
        }
      }
    }
    return result;
  }

  @Override
  public void close() throws IOException {
    reader.dispose();
    stream.close();
  }
}
