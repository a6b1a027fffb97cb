package org.muniment.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.muniment.worker.Job;
import org.muniment.worker.Message;

/**
 * The worker's side of {@link PdfPages}: renders pages and reads their text, one page at a time.
 */
final class PdfPagesJob implements Job {
  static final String NAME = "pdfPages";

  private static final long MEMORY = 32L << 20;
  private static final long DISK = 2L << 30;
  private static final int MOST_CHARACTERS = 1_000_000;

  /** The most pixels of a page; a larger page gets a lower resolution. */
  private static final long MOST_GRAY_PIXELS = 80_000_000;

  private static final long MOST_COLOR_PIXELS = 20_000_000;

  @Override
  public Message run(Message request, Steps steps) throws IOException {
    Path directory = Path.of(request.get("directory"));
    boolean wantsText = request.flag("text");
    String color = request.get("color");
    try (RandomAccessReadBufferedFile file = new RandomAccessReadBufferedFile(request.get("file"));
        PDDocument document =
            Loader.loadPDF(
                file,
                "",
                null,
                null,
                MemoryUsageSetting.setupMixed(MEMORY, MEMORY + DISK).streamCache)) {
      int count = document.getNumberOfPages();
      PDFRenderer renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
      PdfPageText text = new PdfPageText(document, MOST_CHARACTERS);
      boolean more = true;
      int last = Math.min(request.number("last"), count);
      for (int number = request.number("first"); more && number <= last; number++) {
        Map<String, String> result = new LinkedHashMap<>();
        result.put("number", Integer.toString(number));
        PDPage page = document.getPage(number - 1);
        Path textFile = directory.resolve("page.txt");
        if (wantsText) {
          readText(text, page, textFile, result);
        }
        Path image = null;
        if (!color.isEmpty()) {
          image = render(renderer, page, number, PageColor.valueOf(color), directory, result);
        }
        more = steps.send(new Message("page", result));
        Files.deleteIfExists(textFile);
        if (image != null) {
          Files.deleteIfExists(image);
        }
      }
      return Message.of("pages", "count", count);
    }
  }

  private static void readText(PdfPageText text, PDPage page, Path file, Map<String, String> result)
      throws IOException {
    String found;
    try {
      found = text.of(page);
    } catch (IOException | RuntimeException | StackOverflowError damaged) {
      result.put("notice", "The text of a page cannot be read.");
      return;
    }
    if (!found.isBlank()) {
      Files.writeString(file, found, StandardCharsets.UTF_16BE);
      result.put("text", file.toString());
    }
  }

  private static Path render(
      PDFRenderer renderer,
      PDPage page,
      int number,
      PageColor color,
      Path directory,
      Map<String, String> result)
      throws IOException {
    boolean bilevel = color == PageColor.BLACK_AND_WHITE;
    boolean photo = color == PageColor.STANDARD_COLOR;
    int resolution = resolution(page, color);
    Path file = directory.resolve("page" + (bilevel ? ".tif" : photo ? ".jpg" : ".png"));
    BufferedImage image;
    try {
      image =
          renderer.renderImage(
              number - 1, scale(resolution), bilevel ? ImageType.GRAY : ImageType.RGB);
    } catch (IOException | RuntimeException | StackOverflowError damaged) {
      result.put("notice", "A page cannot be rendered.");
      return file;
    }
    if (bilevel) {
      image = Bilevel.of(image);
      PageEncoder.tiff(image, file, resolution, resolution);
    } else if (photo) {
      PageEncoder.jpeg(image, 85, file, resolution, resolution);
    } else {
      PageEncoder.png(image, file, resolution, resolution);
    }
    PageImage facts =
        new PageImage(
            file,
            bilevel ? "image/tiff" : photo ? "image/jpeg" : "image/png",
            Files.size(file),
            image.getWidth(),
            image.getHeight(),
            resolution,
            resolution,
            bilevel ? 1 : 24,
            true);
    result.putAll(Message.of("image", facts.toArguments()).arguments());
    return file;
  }

  /**
   * A little more than the quotient: PDFBox rounds down, and loses a row where floats fall short.
   */
  private static float scale(int resolution) {
    return resolution / 72f + 1e-6f;
  }

  private static int resolution(PDPage page, PageColor color) {
    PDRectangle box = page.getCropBox();
    double unit = page.getUserUnit();
    double squareInches =
        Math.max(1, box.getWidth() * unit) * Math.max(1, box.getHeight() * unit) / (72.0 * 72.0);
    long most = color == PageColor.BLACK_AND_WHITE ? MOST_GRAY_PIXELS : MOST_COLOR_PIXELS;
    int fitting = (int) Math.sqrt(most / squareInches);
    return Math.max(1, Math.min(color.resolution(), fitting));
  }
}
