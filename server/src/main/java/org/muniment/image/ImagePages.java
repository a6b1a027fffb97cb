package org.muniment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.text.Obstacle;
import org.muniment.worker.Message;
import org.muniment.worker.WorkDirectory;
import org.muniment.worker.WorkerException;
import org.muniment.worker.WorkerPool;

/**
 * Makes pages of image files: one for each frame of a TIFF, one of any other image (contract:
 * entries §5). A single TIFF, PNG or JPEG image stays byte for byte what it was; frames and other
 * formats become TIFF (black and white) or PNG. An image that cannot be decoded is a page all the
 * same, with its bytes as they came (contract: entries §7); a frame that cannot be decoded among
 * others is a page without an image. Safe for many threads.
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
          Message end = workers.run(request, timePerPage, progress::take);
          count = end.number("count");
          progress.takeEnd(end);
        } catch (WorkerException failure) {
          progress.giveUp(file, failure);
          break;
        }
      }
      if (count > MOST_PAGES && progress.wantsMore) {
        progress.stop(0, "The file has more than " + MOST_PAGES + " pages.", Obstacle.LIMIT);
      }
    }
    return new PagesResult(progress.pages, progress.notices, progress.obstacle);
  }

  /** What the sink has got so far. */
  private static final class Progress {
    private final PageSink sink;
    private final List<PageNotice> notices = new ArrayList<>();
    private int pages;
    private boolean wantsMore = true;
    private long sliceStart;
    private @Nullable Obstacle obstacle;

    Progress(PageSink sink) {
      this.sink = sink;
    }

    boolean take(Message message) throws IOException {
      pages++;
      String trouble = message.find("notice");
      if (trouble != null) {
        notices.add(new PageNotice(pages, trouble));
      }
      PageImage image = message.find("image") == null ? null : PageImage.of(message);
      wantsMore = sink.page(pages, image, "");
      return wantsMore && System.nanoTime() - sliceStart < SLICE_TIME.toNanos();
    }

    void beginSlice() {
      sliceStart = System.nanoTime();
    }

    /** The end of a slice tells what concerns the whole file, each time. */
    void takeEnd(Message end) {
      String trouble = end.find("notice");
      if (trouble != null && !notices.contains(PageNotice.ofFile(trouble))) {
        notices.add(PageNotice.ofFile(trouble));
      }
    }

    /** A file that defeats the reader at once is one page of unknown content. */
    void giveUp(Path file, WorkerException failure) throws IOException {
      Obstacle met = Obstacle.of(failure);
      if (pages > 0 || met == Obstacle.BUSY) {
        stop(pages + 1, failure.text(), met == null ? Obstacle.LIMIT : met);
        return;
      }
      PageFormat format = PageFormat.of(file);
      String mimeType = format == null ? "application/octet-stream" : format.mimeType();
      pages = 1;
      notices.add(
          new PageNotice(1, "The image cannot be read, and stays as it came. " + failure.text()));
      sink.page(1, new PageImage(file, mimeType, Files.size(file), 0, 0, 96, 96, 0, false), "");
    }

    void stop(int page, String reason, Obstacle met) {
      notices.add(new PageNotice(page, reason));
      obstacle = met;
    }
  }
}
