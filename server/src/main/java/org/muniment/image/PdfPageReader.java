package org.muniment.image;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.jspecify.annotations.Nullable;
import org.muniment.worker.Message;

/** An open PDF whose pages become files. For one thread at a time, as PDFBox wants it. */
final class PdfPageReader implements Closeable {
  private static final long DISK = 2L << 30;
  private static final int MOST_CHARACTERS = 1_000_000;

  /** The most megabytes of a page's pixels; a larger page gets a lower resolution. */
  static final int MOST_MEGABYTES = 80;

  /** What says that something of a page is missing: the arguments of a message. */
  static final List<String> NOTICES = List.of("pageNotice", "imageNotice", "textNotice");

  /** Where the end of a file is marked; PDFBox looks for it there, too. */
  private static final int END = 2048;

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

  /**
   * What can be told of a file as a whole: that nothing is in it, or that its end is missing, which
   * is where a PDF says what pages it has. Null when all is well.
   */
  static @Nullable String notice(Path file, int count) throws IOException {
    if (count == 0) {
      return "No pages can be found in the file.";
    }
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(END, content.length())];
      content.seek(content.length() - end.length);
      content.readFully(end);
      return new String(end, StandardCharsets.ISO_8859_1).contains("%%EOF")
          ? null
          : "The end of the file is missing; what was behind it is missing in the pages.";
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
    PDPage page;
    try {
      page = document.getPage(number - 1);
    } catch (RuntimeException | StackOverflowError damaged) {
      result.put("pageNotice", "The page cannot be found in the file.");
      result.put("missing", "true");
      return new Message("page", result);
    }
    if (!PdfContentCheck.isWhole(page)) {
      result.put("pageNotice", "What is on the page cannot be read to its end.");
    }
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
    PdfPageText.Found found;
    try {
      found = text.of(page);
    } catch (IOException | RuntimeException | StackOverflowError damaged) {
      result.put("textNotice", "The text of the page cannot be read.");
      return;
    }
    if (found.tooLong()) {
      result.put(
          "limit",
          "The text of the page is longer than the "
              + MOST_CHARACTERS
              + " characters it may have.");
    } else if (!found.whole()) {
      result.put("textNotice", "Some of the text of the page cannot be read.");
    }
    if (!found.text().isBlank()) {
      Files.writeString(file, found.text(), StandardCharsets.UTF_16BE);
      result.put("text", file.toString());
    }
  }

  private void render(int number, PageColor color, int resolution, Map<String, String> result)
      throws IOException {
    boolean bilevel = color == PageColor.BLACK_AND_WHITE;
    boolean photo = color == PageColor.STANDARD_COLOR;
    Path file = directory.resolve("page" + number + (bilevel ? ".tif" : photo ? ".jpg" : ".png"));
    // A new one for each page, since it keeps the image of the last one.
    PdfRenderer renderer = new PdfRenderer(document);
    renderer.setSubsamplingAllowed(true);
    BufferedImage image;
    try {
      image =
          renderer.renderImage(
              number - 1, scale(resolution), bilevel ? ImageType.GRAY : ImageType.RGB);
    } catch (IOException | RuntimeException | StackOverflowError damaged) {
      result.put("imageNotice", "The page cannot be rendered.");
      return;
    }
    if (renderer.failure() != null) {
      result.put("imageNotice", "Something on the page cannot be rendered: " + renderer.failure());
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
