package org.muniment.image;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.muniment.worker.Message;

/** An open PDF whose pages become files. For one thread at a time, as PDFBox wants it. */
final class PdfPageReader implements Closeable {
  private static final long DISK = 2L << 30;
  private static final int MOST_CHARACTERS = 1_000_000;

  /** The most megabytes of a page's pixels; a larger page gets a lower resolution. */
  static final int MOST_MEGABYTES = 80;

  private final RandomAccessReadBufferedFile file;
  private final PDDocument document;
  private final PdfPageText text;
  private final Path directory;
  private final boolean wantsText;
  private final @Nullable PageColor color;
  private final Semaphore megabytes;

  private PdfPageReader(
      RandomAccessReadBufferedFile file, PDDocument document, Message request, Semaphore megabytes)
      throws IOException {
    this.file = file;
    this.document = document;
    this.text = new PdfPageText(document, MOST_CHARACTERS);
    this.directory = Path.of(request.get("directory"));
    this.wantsText = request.flag("text");
    String name = request.get("color");
    this.color = name.isEmpty() ? null : PageColor.valueOf(name);
    this.megabytes = megabytes;
  }

  /**
   * Opens the file of a request.
   *
   * @param memory how many bytes of the file's streams are held in memory, the rest on the disk
   * @param megabytes for the pixels of all readers, {@link #MOST_MEGABYTES} at least
   */
  static PdfPageReader open(Message request, long memory, Semaphore megabytes) throws IOException {
    RandomAccessReadBufferedFile file = new RandomAccessReadBufferedFile(request.get("file"));
    PDDocument document = null;
    try {
      document =
          Loader.loadPDF(
              file,
              "",
              null,
              null,
              MemoryUsageSetting.setupMixed(memory, memory + DISK).streamCache);
      PdfPageReader reader = new PdfPageReader(file, document, request, megabytes);
      document = null;
      file = null;
      return reader;
    } finally {
      if (document != null) {
        document.close();
      }
      if (file != null) {
        file.close();
      }
    }
  }

  int count() {
    return document.getNumberOfPages();
  }

  /**
   * Makes a page.
   *
   * @param number counted from 1
   * @return where its text and its image are, as far as they are wanted and can be made
   */
  Message page(int number) throws IOException, InterruptedException {
    Map<String, String> result = new LinkedHashMap<>();
    PDPage page = document.getPage(number - 1);
    if (wantsText) {
      readText(page, directory.resolve("page" + number + ".txt"), result);
    }
    PageColor wanted = color;
    if (wanted != null) {
      int resolution = resolution(page, wanted);
      int needed = (int) Math.min(MOST_MEGABYTES, 1 + bytes(page, wanted, resolution) / 1e6);
      megabytes.acquire(needed);
      try {
        render(number, wanted, resolution, result);
      } finally {
        megabytes.release(needed);
      }
    }
    return new Message("page", result);
  }

  private void readText(PDPage page, Path file, Map<String, String> result) throws IOException {
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

  private void render(int number, PageColor color, int resolution, Map<String, String> result)
      throws IOException {
    boolean bilevel = color == PageColor.BLACK_AND_WHITE;
    boolean photo = color == PageColor.STANDARD_COLOR;
    Path file = directory.resolve("page" + number + (bilevel ? ".tif" : photo ? ".jpg" : ".png"));
    // A new one for each page, since it keeps the image of the last one.
    PDFRenderer renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    BufferedImage image;
    try {
      image =
          renderer.renderImage(
              number - 1, scale(resolution), bilevel ? ImageType.GRAY : ImageType.RGB);
    } catch (IOException | RuntimeException | StackOverflowError damaged) {
      result.put("notice", "A page cannot be rendered.");
      return;
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
  }

  /**
   * A little more than the quotient: PDFBox rounds down, and loses a row where floats fall short.
   */
  private static float scale(int resolution) {
    return resolution / 72f + 1e-6f;
  }

  private static int resolution(PDPage page, PageColor color) {
    double fitting = Math.sqrt(MOST_MEGABYTES * 1e6 / bytes(page, color, 1));
    return Math.max(1, (int) Math.min(color.resolution(), fitting));
  }

  /** What the pixels of a page take. */
  private static double bytes(PDPage page, PageColor color, int resolution) {
    PDRectangle box = page.getCropBox();
    double unit = page.getUserUnit();
    double squareInches =
        Math.max(1, box.getWidth() * unit) * Math.max(1, box.getHeight() * unit) / (72.0 * 72.0);
    return squareInches * resolution * resolution * (color == PageColor.BLACK_AND_WHITE ? 1 : 4);
  }

  @Override
  public void close() throws IOException {
    try (file) {
      document.close();
    }
  }
}
