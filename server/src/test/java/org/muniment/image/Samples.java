package org.muniment.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Files to try things on. */
final class Samples {
  private Samples() {}

  /** White paper with a black rectangle in the upper left corner. */
  static BufferedImage image(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, width / 2, height / 4);
    graphics.dispose();
    return image;
  }

  static Path write(String format, BufferedImage image, Path file) throws IOException {
    if (!ImageIO.write(image, format, file.toFile())) {
      throw new IOException("No writer for " + format);
    }
    return file;
  }

  /** A TIFF written by the JDK, not by our own writer. */
  static Path tiff(Path file, String compression, BufferedImage... frames) throws IOException {
    ImageWriter writer = null;
    for (Iterator<ImageWriter> all = ImageIO.getImageWritersByFormatName("tiff"); all.hasNext(); ) {
      ImageWriter each = all.next();
      if (each.getClass().getName().startsWith("com.sun")) {
        writer = each;
      }
    }
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame : frames) {
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType(compression);
        writer.writeToSequence(new IIOImage(frame, null, null), parameters);
      }
      writer.endWriteSequence();
    }
    return file;
  }

  static Path pdf(Path file, int pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      for (int number = 1; number <= pages; number++) {
        PDPage page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.setNonStrokingColor(Color.RED);
          content.addRect(0, 396, 306, 396);
          content.fill();
          content.setNonStrokingColor(Color.BLACK);
          content.beginText();
          content.setFont(font, 12);
          content.newLineAtOffset(72, 300);
          content.showText("This is page " + number);
          content.endText();
        }
      }
      document.save(file.toFile());
    }
    return file;
  }

  /** Reads an image with the JDK's own reader, a second opinion to the one the product uses. */
  static BufferedImage readWithJdk(Path file, int index) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      for (Iterator<ImageReader> all = ImageIO.getImageReaders(in); all.hasNext(); ) {
        ImageReader reader = all.next();
        if (reader.getClass().getName().startsWith("com.sun")) {
          reader.setInput(in);
          return reader.read(index);
        }
      }
    }
    throw new IOException("The JDK cannot read " + file);
  }

  static boolean isDark(BufferedImage image, double x, double y) {
    int rgb = image.getRGB((int) (x * (image.getWidth() - 1)), (int) (y * (image.getHeight() - 1)));
    return (rgb & 0xFF) < 100;
  }
}
