package org.muniment.image;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.worker.Message;
import org.muniment.worker.WorkDirectory;
import org.muniment.worker.WorkerException;
import org.muniment.worker.WorkerPool;

/**
 * Exports page images (contract: long-operations §7) to a stream, page by page, so that the length
 * of a document costs time and not memory. Workers decode and encode; this class only strings the
 * results together. An image that cannot be decoded becomes a white page, a page without image
 * shows its text. Safe for many threads.
 */
public final class PageExporter {
  private final WorkerPool workers;
  private final Duration timePerPage;

  public PageExporter(WorkerPool workers, Duration timePerPage) {
    this.workers = workers;
    this.timePerPage = timePerPage;
  }

  /**
   * Writes all pages; the stream stays open.
   *
   * @param pageCount how many pages the iterator has; it decides about a zip
   * @return the numbers of pages whose image is damaged
   * @throws MunimentException if there are no pages, or no worker is free
   */
  public List<Integer> export(
      Iterator<ExportPage> pages, int pageCount, ExportOptions options, OutputStream out)
      throws IOException {
    if (!pages.hasNext()) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "There are no pages to export.");
    }
    List<Integer> damaged = new ArrayList<>();
    try (WorkDirectory directory = workers.workDirectory();
        Container container = container(options, pageCount, new StayOpen(out))) {
      while (pages.hasNext()) {
        ExportPage page = pages.next();
        EncodedPage encoded = encode(page, options, directory, damaged);
        container.add(page, encoded, !pages.hasNext());
        Files.delete(encoded.file());
      }
    }
    return damaged;
  }

  private EncodedPage encode(
      ExportPage page, ExportOptions options, WorkDirectory directory, List<Integer> damaged)
      throws IOException {
    Path input = directory.resolve("input");
    ExportPage.Source source = page.image();
    if (source != null) {
      try (InputStream content = source.open()) {
        Files.copy(content, input);
      }
    }
    for (int i = 0; i < page.pictures().size(); i++) {
      try (InputStream content = page.pictures().get(i).open()) {
        Files.copy(content, picture(directory, i));
      }
    }
    try {
      Message result = run(request(page, source != null, options, directory));
      if (!result.flag("complete")) {
        damaged.add(page.number());
      }
      return EncodedPage.of(result);
    } catch (WorkerException failure) {
      if (failure.reason() == WorkerException.Reason.BUSY || source == null) {
        throw new MunimentException(ErrorCode.UNAVAILABLE, failure.text(), failure);
      }
      damaged.add(page.number());
      return encodeWithoutImage(page, options, directory);
    } finally {
      Files.deleteIfExists(input);
      for (int i = 0; i < page.pictures().size(); i++) {
        Files.deleteIfExists(picture(directory, i));
      }
    }
  }

  private static Path picture(WorkDirectory directory, int number) {
    return directory.resolve("picture" + number);
  }

  private EncodedPage encodeWithoutImage(
      ExportPage page, ExportOptions options, WorkDirectory directory) throws IOException {
    ExportPage empty = new ExportPage(page.number(), null, 0, "", List.of());
    try {
      return EncodedPage.of(run(request(empty, false, options, directory)));
    } catch (WorkerException failure) {
      throw new MunimentException(ErrorCode.UNAVAILABLE, failure.text(), failure);
    }
  }

  private Message run(Message request) throws WorkerException, IOException {
    return workers.run(request, timePerPage);
  }

  private static Message request(
      ExportPage page, boolean hasImage, ExportOptions options, WorkDirectory directory)
      throws IOException {
    Path text = directory.resolve("text");
    if (!hasImage) {
      Files.writeString(text, page.text(), StandardCharsets.UTF_16BE);
    }
    Path marks = directory.resolve("marks");
    if (!page.marks().isEmpty()) {
      Files.writeString(marks, ExportPageJob.write(page.marks()));
    }
    Path output = directory.resolve("output");
    Files.deleteIfExists(output);
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "input", hasImage ? directory.resolve("input") : "",
                "text", text,
                "output", output,
                "format", options.format().name(),
                "quality", options.jpegQuality(),
                "rotation", page.rotation(),
                "marks", page.marks().isEmpty() ? "" : marks,
                "picture", directory.resolve("picture"),
                "pictures", page.pictures().size()));
    Watermark watermark = options.watermark();
    if (watermark != null) {
      arguments.addAll(
          List.of(
              "watermark", watermark.text(),
              "position", watermark.position().name(),
              "angle", watermark.rotationAngle(),
              "span", watermark.pageSpanPercentage()));
    }
    return Message.of(ExportPageJob.NAME, arguments.toArray());
  }

  /** Takes encoded pages and makes one stream of them; closing it completes the stream. */
  private interface Container extends AutoCloseable {
    void add(ExportPage page, EncodedPage encoded, boolean last) throws IOException;

    @Override
    void close() throws IOException;
  }

  private static Container container(ExportOptions options, int pageCount, OutputStream out)
      throws IOException {
    return switch (options.format()) {
      case MULTI_PAGE_TIFF -> new OneTiff(new TiffStream(out));
      case PDF -> new OnePdf(new PdfStream(out));
      default ->
          options.format().zipped(pageCount)
              ? new Zip(new ZipOutputStream(out, StandardCharsets.UTF_8), options)
              : new OneFile(out);
    };
  }

  private record OneTiff(TiffStream tiff) implements Container {
    @Override
    public void add(ExportPage page, EncodedPage encoded, boolean last) throws IOException {
      tiff.add(encoded, last);
    }

    @Override
    public void close() throws IOException {
      tiff.close();
    }
  }

  private record OnePdf(PdfStream pdf) implements Container {
    @Override
    public void add(ExportPage page, EncodedPage encoded, boolean last) throws IOException {
      pdf.add(encoded, page.text());
    }

    @Override
    public void close() throws IOException {
      pdf.close();
    }
  }

  private record OneFile(OutputStream out) implements Container {
    @Override
    public void add(ExportPage page, EncodedPage encoded, boolean last) throws IOException {
      Files.copy(encoded.file(), out);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  private static final class Zip implements Container {
    private final ZipOutputStream zip;
    private final ExportOptions options;

    Zip(ZipOutputStream zip, ExportOptions options) {
      this.zip = zip;
      this.options = options;
      // The pages are compressed already.
      zip.setLevel(Deflater.NO_COMPRESSION);
    }

    @Override
    public void add(ExportPage page, EncodedPage encoded, boolean last) throws IOException {
      zip.putNextEntry(new ZipEntry(options.fileName(page.number())));
      if (options.format() == ExportFormat.SINGLE_PAGE_TIFF) {
        new TiffStream(zip).add(encoded, true);
      } else {
        Files.copy(encoded.file(), zip);
      }
      zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  /** The caller's stream, which is the caller's to close. */
  private static final class StayOpen extends FilterOutputStream {
    StayOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
