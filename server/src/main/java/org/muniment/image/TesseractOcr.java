package org.muniment.image;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.muniment.worker.Message;
import org.muniment.worker.WorkDirectory;
import org.muniment.worker.WorkerException;
import org.muniment.worker.WorkerPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises text in page images with Tesseract where it is installed. A worker first turns the
 * image into a PNG that Tesseract surely reads. Without Tesseract, or when it fails or is too slow,
 * there is no text and a notice that says why. Safe for many threads.
 */
public final class TesseractOcr {
  private static final Logger LOG = LoggerFactory.getLogger(TesseractOcr.class);

  /** Why there is no text where there is no Tesseract. */
  public static final String NOT_INSTALLED =
      "Text recognition needs Tesseract, which is not installed.";

  private static final int MOST_BYTES = 4 << 20;
  private static final int LONGEST_COMPLAINT = 300;

  private final WorkerPool workers;
  private final @Nullable Path program;
  private final String languages;
  private final Duration timePerPage;
  private final Semaphore places;
  private final AtomicBoolean complained = new AtomicBoolean();

  /**
   * @param program where Tesseract is, or null when it is not installed; see {@link #find}
   * @param languages as Tesseract takes them, for example {@code eng+deu}
   * @param processes how many run at once
   */
  public TesseractOcr(
      WorkerPool workers,
      @Nullable Path program,
      String languages,
      Duration timePerPage,
      int processes) {
    this.workers = workers;
    this.program = program;
    this.languages = languages;
    this.timePerPage = timePerPage;
    this.places = new Semaphore(processes, true);
  }

  /** Looks for Tesseract in the directories of a PATH variable. */
  public static @Nullable Path find(@Nullable String searchPath) {
    if (searchPath == null) {
      return null;
    }
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(directory -> !directory.isBlank())
        .map(directory -> Path.of(directory, "tesseract"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  public boolean isAvailable() {
    return program != null;
  }

  /** A sentence for the log about whether and how text is recognised. */
  public String describe() {
    return program == null
        ? "Text recognition is off: Tesseract is not installed."
        : "Text is recognised by " + program + " in the languages " + languages + ".";
  }

  /**
   * Reads the text of a page image as it is shown.
   *
   * @param rotation the angle by which the page is shown clockwise
   * @throws IOException if the server's own disk fails
   */
  public OcrResult recognise(Path image, int rotation) throws IOException {
    Path tesseract = program;
    if (tesseract == null) {
      return new OcrResult("", NOT_INSTALLED);
    }
    try (WorkDirectory directory = workers.workDirectory()) {
      Path png = directory.resolve("page.png");
      Message result = workers.run(toPng(image, rotation, png), timePerPage);
      if (!result.flag("complete")) {
        return new OcrResult("", "The image is damaged, no text is recognised in it.");
      }
      places.acquire();
      try {
        return run(tesseract, EncodedPage.of(result), directory);
      } finally {
        places.release();
      }
    } catch (WorkerException failure) {
      return new OcrResult("", failure.text());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new OcrResult("", "Text recognition was interrupted.");
    }
  }

  private static Message toPng(Path image, int rotation, Path png) {
    return Message.of(
        ExportPageJob.NAME,
        "input",
        image.toAbsolutePath(),
        "output",
        png,
        "format",
        ExportFormat.PNG.name(),
        "quality",
        100,
        "rotation",
        rotation,
        "marks",
        "");
  }

  private OcrResult run(Path tesseract, EncodedPage page, WorkDirectory directory)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Path errors = directory.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                tesseract.toString(),
                page.file().toString(),
                "stdout",
                "-l",
                languages,
                "--dpi",
                Integer.toString(Math.max(70, page.xResolution()))));
    builder.directory(directory.path().toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX"));
    // More threads make one page slower, not faster.
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    builder.redirectOutput(output.toFile());
    builder.redirectError(errors.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(timePerPage.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
      return new OcrResult(
          "", "Text recognition took longer than " + timePerPage.toSeconds() + " seconds.");
    }
    if (process.exitValue() != 0) {
      complain(process.exitValue(), errors);
      return new OcrResult("", "Tesseract ended with code " + process.exitValue() + ".");
    }
    try (InputStream text = Files.newInputStream(output)) {
      String found = new String(text.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      return new OcrResult(
          found.replace('\0', ' ').replace("\f", ""),
          text.read() < 0 ? null : "The text in the image is longer than the limit.");
    }
  }

  /** Told once: a language that is not installed fails for every page alike. */
  private void complain(int code, Path errors) throws IOException {
    if (complained.compareAndSet(false, true)) {
      try (InputStream words = Files.newInputStream(errors)) {
        LOG.warn(
            "Tesseract ended with code {}: {}",
            code,
            new String(words.readNBytes(LONGEST_COMPLAINT), StandardCharsets.UTF_8).strip());
      }
    }
  }
}
