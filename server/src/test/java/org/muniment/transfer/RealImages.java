package org.muniment.transfer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** Images of many colour models, all of the same size and with the same dark corner. */
final class RealImages {
  static final int WIDTH = 240;
  static final int HEIGHT = 160;

  private RealImages() {}

  static BufferedImage image(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, WIDTH / 2, HEIGHT / 2);
    graphics.dispose();
    return image;
  }

  /** Files of one image each, by what is special about them. */
  static Map<String, byte[]> single() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("PNG, 16 bits of grey", encode("png", image(BufferedImage.TYPE_USHORT_GRAY)));
    files.put("PNG, palette", encode("png", image(BufferedImage.TYPE_BYTE_INDEXED)));
    files.put("PNG, one bit", encode("png", image(BufferedImage.TYPE_BYTE_BINARY)));
    files.put("PNG, transparency", encode("png", image(BufferedImage.TYPE_4BYTE_ABGR)));
    files.put("JPEG, colour", encode("jpeg", image(BufferedImage.TYPE_3BYTE_BGR)));
    files.put("JPEG, grey", encode("jpeg", image(BufferedImage.TYPE_BYTE_GRAY)));
    files.put("JPEG, CMYK", cmyk());
    files.put("GIF", encode("gif", image(BufferedImage.TYPE_BYTE_INDEXED)));
    files.put("BMP", encode("bmp", image(BufferedImage.TYPE_3BYTE_BGR)));
    files.put("TIFF, 16 bits of grey", tiff("LZW", image(BufferedImage.TYPE_USHORT_GRAY)));
    return files;
  }

  /** TIFF files of two images each. */
  static Map<String, byte[]> doubles() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    BufferedImage bilevel = image(BufferedImage.TYPE_BYTE_BINARY);
    BufferedImage color = image(BufferedImage.TYPE_3BYTE_BGR);
    for (String fax : new String[] {"CCITT RLE", "CCITT T.4", "CCITT T.6"}) {
      files.put("TIFF, " + fax, tiff(fax, bilevel, bilevel));
    }
    files.put("TIFF, LZW", tiff("LZW", color, image(BufferedImage.TYPE_BYTE_GRAY)));
    files.put("TIFF, JPEG", tiff("JPEG", color, color));
    return files;
  }

  static byte[] encode(String format, BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriter writer = writer(format);
      writer.setOutput(stream);
      writer.write(image);
    }
    return out.toByteArray();
  }

  /** Four inks, upside down, with the marker that says so, as image editors write them. */
  private static byte[] cmyk() throws IOException {
    WritableRaster inks =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean dark = x < WIDTH / 2 && y < HEIGHT / 2;
        inks.setPixel(x, y, new int[] {255, 255, 255, dark ? 0 : 255});
      }
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(plain)) {
      ImageWriter writer = writer("jpeg");
      writer.setOutput(stream);
      writer.write(null, new IIOImage(inks, null, null), null);
    }
    byte[] file = plain.toByteArray();
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.write(file, 0, 2);
    marked.write(new byte[] {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e'});
    marked.write(new byte[] {0, 100, 0, 0, 0, 0, 0});
    marked.write(file, 2, file.length - 2);
    return marked.toByteArray();
  }

  static byte[] tiff(String compression, BufferedImage... frames) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriter writer = writer("tiff");
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame : frames) {
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType(compression);
        writer.writeToSequence(new IIOImage(frame, null, null), parameters);
      }
      writer.endWriteSequence();
    }
    return out.toByteArray();
  }

  private static ImageWriter writer(String format) throws IOException {
    for (Iterator<ImageWriter> all = ImageIO.getImageWritersByFormatName(format); all.hasNext(); ) {
      ImageWriter each = all.next();
      if (each.getClass().getName().startsWith("com.sun")) {
        return each;
      }
    }
    throw new IOException("The JDK has no writer for " + format);
  }

  /** Reads with the JDK's own reader, not with the one the product uses. */
  static BufferedImage read(byte[] file, int index) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      return reader(in).read(index);
    }
  }

  static int count(byte[] file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      return reader(in).getNumImages(true);
    }
  }

  private static ImageReader reader(ImageInputStream in) throws IOException {
    for (Iterator<ImageReader> all = ImageIO.getImageReaders(in); all.hasNext(); ) {
      ImageReader reader = all.next();
      if (reader.getClass().getName().startsWith("com.sun")) {
        reader.setInput(in);
        return reader;
      }
    }
    throw new IOException("The JDK has no reader for the file.");
  }

  static boolean isDark(BufferedImage image, double x, double y) {
    return (image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())) & 0xFF) < 100;
  }
}
