package org.muniment.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.muniment.worker.Message;
import org.muniment.worker.WorkDirectory;
import org.muniment.worker.WorkerException;
import org.muniment.worker.WorkerPool;

/**
 * The text of electronic documents: PDF, Office of all ages, mail, web pages, books, plain text. A
 * file that cannot be read, or not within the limits, gives what could be read and a notice, never
 * a failure. Safe for many threads.
 */
public final class TextExtractor {
  private final WorkerPool workers;
  private final ExtractionLimits limits;

  public TextExtractor(WorkerPool workers, ExtractionLimits limits) {
    this.workers = workers;
    this.limits = limits;
  }

  /**
   * Reads a file.
   *
   * @param fileName the name it was stored under, a hint at its type
   * @throws IOException if the server's own disk fails
   */
  public ExtractedText extract(Path file, @Nullable String fileName) throws IOException {
    if (Files.size(file) == 0) {
      return new ExtractedText("", null, null, null);
    }
    try (WorkDirectory directory = workers.workDirectory()) {
      Path output = directory.resolve("text");
      Message request =
          Message.of(
              TextJob.NAME,
              "file",
              file.toAbsolutePath(),
              "fileName",
              fileName == null ? "" : fileName,
              "output",
              output,
              "characters",
              limits.characters(),
              "depth",
              limits.depth(),
              "attachments",
              limits.attachments());
      return read(request, output);
    }
  }

  private ExtractedText read(Message request, Path output) throws IOException {
    String mimeType = null;
    String notice;
    Obstacle obstacle;
    try {
      Message result = workers.run(request, limits.time());
      mimeType = result.get("mimeType");
      notice = result.find("notice");
      String met = result.find("obstacle");
      obstacle = met == null ? null : Obstacle.valueOf(met);
    } catch (WorkerException failure) {
      notice = failure.text();
      obstacle = Obstacle.of(failure);
    }
    // The job writes as it reads, so that something is left of a file that killed it.
    String text = Files.exists(output) ? Files.readString(output, StandardCharsets.UTF_16BE) : "";
    return new ExtractedText(text, mimeType, notice, obstacle);
  }
}
