package org.muniment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.muniment.worker.Message;
import org.muniment.worker.WorkDirectory;
import org.muniment.worker.WorkerException;
import org.muniment.worker.WorkerPool;

/**
 * Makes pages of image files: one for each frame of a TIFF, one of any other image (contract:
 * entries §5). A single TIFF, PNG or JPEG image stays byte for byte what it was; frames and other
 * formats become TIFF (black and white) or PNG. An image that cannot be decoded is a page all the
 * same, with its bytes as they came (contract: entries §7). Safe for many threads.
 */
public final class ImagePages {
  static final int MOST_PAGES = 100_000;

  /**
   * A worker is given back after so many frames or so long: a long file must not keep others out.
   */
  private static final int SLICE = 1_000;

  private static final Duration SLICE_TIME = Duration.ofSeconds(10);

  private final WorkerPool workers;
  private final Duration timePerPage;

  public ImagePages(WorkerPool workers, Duration timePerPage) {
    this.workers = workers;
    this.timePerPage = timePerPage;
  }

  /**
   * Hands the pages to the sink; their text is empty.
   *
   * @throws IOException if the sink or the server's own disk fails
   */
  public PagesResult split(Path file, PageSink sink) throws IOException {
    Progress progress = new Progress(sink);
    try (WorkDirectory directory = workers.workDirectory()) {
      int count = 1;
      while (progress.wantsMore && progress.pages < Math.min(count, MOST_PAGES)) {
        int first = progress.pages + 1;
        Message request =
            Message.of(
                ImagePagesJob.NAME,
                "file",
                file.toAbsolutePath(),
                "directory",
                directory.path(),
                "first",
                first,
                "last",
                first + SLICE - 1);
        progress.beginSlice();
        try {
          count = workers.run(request, timePerPage, progress::take).number("count");
        } catch (WorkerException failure) {
          progress.giveUp(file, failure.text());
          break;
        }
      }
      if (count > MOST_PAGES && progress.wantsMore) {
        progress.notice = "The file has more than " + MOST_PAGES + " pages.";
      }
    }
    return new PagesResult(progress.pages, progress.damaged, progress.notice, null);
  }

  /** What the sink has got so far. */
  private static final class Progress {
    private final PageSink sink;
    private int pages;
    private int damaged;
    private boolean wantsMore = true;
    private long sliceStart;
    private @Nullable String notice;

    Progress(PageSink sink) {
      this.sink = sink;
    }

    boolean take(Message message) throws IOException {
      PageImage image = PageImage.of(message);
      if (!image.readable()) {
        damaged++;
        notice = "An image is damaged.";
      }
      pages++;
      wantsMore = sink.page(pages, image, "");
      return wantsMore && System.nanoTime() - sliceStart < SLICE_TIME.toNanos();
    }

    void beginSlice() {
      sliceStart = System.nanoTime();
    }

    /** A file that defeats the reader at once is one page of unknown content. */
    void giveUp(Path file, String reason) throws IOException {
      notice = reason;
      damaged++;
      if (pages == 0) {
        PageFormat format = PageFormat.of(file);
        String mimeType = format == null ? "application/octet-stream" : format.mimeType();
        pages = 1;
        sink.page(1, new PageImage(file, mimeType, Files.size(file), 0, 0, 96, 96, 0, false), "");
      }
    }
  }
}
