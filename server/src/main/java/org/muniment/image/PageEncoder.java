package org.muniment.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes decoded images as pages. */
final class PageEncoder {
  private PageEncoder() {}

  /** The form without loss: fax for black and white, deflate for the rest. */
  static EncodedPage lossless(BufferedImage image, Path file, int xResolution, int yResolution)
      throws IOException {
    EncodedPage.Kind kind;
    if (Bilevel.is(image)) {
      kind = EncodedPage.Kind.FAX;
      fax(image, file);
    } else if (isGray(image)) {
      kind = EncodedPage.Kind.GRAY;
      deflate(image, 1, file);
    } else {
      kind = EncodedPage.Kind.RGB;
      deflate(rgb(image), 3, file);
    }
    return new EncodedPage(
        kind, file, image.getWidth(), image.getHeight(), xResolution, yResolution);
  }

  static EncodedPage png(BufferedImage image, Path file, int xResolution, int yResolution)
      throws IOException {
    IIOMetadataNode physical = new IIOMetadataNode("pHYs");
    physical.setAttribute("pixelsPerUnitXAxis", Long.toString(Math.round(xResolution / 0.0254)));
    physical.setAttribute("pixelsPerUnitYAxis", Long.toString(Math.round(yResolution / 0.0254)));
    physical.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode tree = new IIOMetadataNode("javax_imageio_png_1.0");
    tree.appendChild(physical);
    write("png", forPng(image), tree, 0.6f, file);
    return new EncodedPage(
        EncodedPage.Kind.PNG, file, image.getWidth(), image.getHeight(), xResolution, yResolution);
  }

  /** The writer takes four inks for three colours and transparency. */
  private static BufferedImage forPng(BufferedImage image) {
    int colors = image.getColorModel().getColorSpace().getType();
    return colors == ColorSpace.TYPE_RGB || colors == ColorSpace.TYPE_GRAY ? image : rgb(image);
  }

  /**
   * A JPEG file.
   *
   * @param quality 0 to 100
   */
  static EncodedPage jpeg(
      BufferedImage image, int quality, Path file, int xResolution, int yResolution)
      throws IOException {
    boolean gray = Bilevel.is(image) || isGray(image);
    BufferedImage plain = gray ? converted(image, BufferedImage.TYPE_BYTE_GRAY) : rgb(image);
    IIOMetadataNode header = new IIOMetadataNode("app0JFIF");
    header.setAttribute("majorVersion", "1");
    header.setAttribute("minorVersion", "2");
    header.setAttribute("resUnits", "1");
    header.setAttribute("Xdensity", Integer.toString(xResolution));
    header.setAttribute("Ydensity", Integer.toString(yResolution));
    header.setAttribute("thumbWidth", "0");
    header.setAttribute("thumbHeight", "0");
    IIOMetadataNode variety = new IIOMetadataNode("JPEGvariety");
    variety.appendChild(header);
    IIOMetadataNode tree = new IIOMetadataNode("javax_imageio_jpeg_image_1.0");
    tree.appendChild(variety);
    tree.appendChild(new IIOMetadataNode("markerSequence"));
    write("jpeg", plain, tree, quality / 100f, file);
    return new EncodedPage(
        gray ? EncodedPage.Kind.JPEG_GRAY : EncodedPage.Kind.JPEG,
        file,
        image.getWidth(),
        image.getHeight(),
        xResolution,
        yResolution);
  }

  /** A single-page TIFF file without loss. */
  static void tiff(BufferedImage image, Path file, int xResolution, int yResolution)
      throws IOException {
    Path strip = file.resolveSibling(file.getFileName() + ".strip");
    EncodedPage page = lossless(image, strip, xResolution, yResolution);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        TiffStream tiff = new TiffStream(out)) {
      tiff.add(page, true);
    }
    Files.delete(strip);
  }

  private static void fax(BufferedImage image, Path file) throws IOException {
    Files.write(
        file, FaxEncoder.encode(Bilevel.packed(image), image.getWidth(), image.getHeight()));
  }

  /** Rows of differences to the pixel on the left, which both TIFF and PDF call predictor 2. */
  private static void deflate(BufferedImage image, int samples, Path file) throws IOException {
    int width = image.getWidth();
    Raster raster = image.getRaster();
    int[] pixels = new int[width * samples];
    byte[] row = new byte[width * samples];
    Deflater deflater = new Deflater(4);
    try (OutputStream out =
        new DeflaterOutputStream(
            new BufferedOutputStream(Files.newOutputStream(file)), deflater, 1 << 16)) {
      for (int y = 0; y < image.getHeight(); y++) {
        raster.getPixels(0, y, width, 1, pixels);
        for (int i = row.length - 1; i >= 0; i--) {
          row[i] = (byte) (i < samples ? pixels[i] : pixels[i] - pixels[i - samples]);
        }
        out.write(row);
      }
    } finally {
      deflater.end();
    }
  }

  static boolean isGray(BufferedImage image) {
    return image.getType() == BufferedImage.TYPE_BYTE_GRAY;
  }

  /** The image on white paper in eight bits each of red, green and blue. */
  static BufferedImage rgb(BufferedImage image) {
    return converted(image, BufferedImage.TYPE_INT_RGB);
  }

  private static BufferedImage converted(BufferedImage image, int type) {
    if (image.getType() == type) {
      return image;
    }
    BufferedImage result = new BufferedImage(image.getWidth(), image.getHeight(), type);
    Graphics2D graphics = result.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return result;
  }

  private static void write(
      String format, BufferedImage image, IIOMetadataNode tree, float quality, Path file)
      throws IOException {
    ImageWriter writer = jdkWriter(format);
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality);
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
    try {
      metadata.mergeTree(tree.getNodeName(), tree);
    } catch (IIOInvalidTreeException impossible) {
      throw new IOException("The resolution cannot be written.", impossible);
    }
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      out.setByteOrder(java.nio.ByteOrder.BIG_ENDIAN);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, metadata), parameters);
    } finally {
      writer.dispose();
    }
  }

  private static ImageWriter jdkWriter(String format) throws IOException {
    var writers = ImageIO.getImageWritersByFormatName(format);
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getName().startsWith("com.sun.imageio")) {
        return writer;
      }
    }
    throw new IOException("There is no writer for " + format + ".");
  }
}
