package org.muniment.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.muniment.worker.Message;
import org.muniment.worker.WorkDirectory;
import org.muniment.worker.WorkerException;
import org.muniment.worker.WorkerPool;

/**
 * Makes pages of PDF files, images and text (contract: entries §5, {@code pdfOptions}). Pages come
 * one at a time, whatever the length of the document, while a few more are made ahead. A page that
 * takes too long or crashes its reader comes empty, and the next ones follow; a file that is no PDF
 * has no pages. Safe for many threads.
 */
public final class PdfPages {
  static final int MOST_PAGES = 100_000;

  /**
   * A worker is given back after so many pages or so long: a long file must not keep others out.
   */
  private static final int SLICE = 2_000;

  private static final Duration SLICE_TIME = Duration.ofSeconds(10);

  /** After this many pages that defeat the reader the rest is given up. */
  private static final int MOST_ACCIDENTS = 3;

  private final WorkerPool workers;
  private final Duration timePerPage;
  private final int ahead;

  /** Works on as many pages at once as there are processors, up to four. */
  public PdfPages(WorkerPool workers, Duration timePerPage) {
    this(workers, timePerPage, Math.min(4, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * @param ahead how many pages are in the making while the sink takes one
   */
  PdfPages(WorkerPool workers, Duration timePerPage, int ahead) {
    this.workers = workers;
    this.timePerPage = timePerPage;
    this.ahead = ahead;
  }

  /**
   * Hands the pages to the sink.
   *
   * @param color how to render, or null for no images
   * @param text whether to read the text
   * @throws IOException if the sink or the server's own disk fails
   */
  public PagesResult render(Path file, @Nullable PageColor color, boolean text, PageSink sink)
      throws IOException {
    try (WorkDirectory directory = workers.workDirectory()) {
      Progress progress = new Progress(sink);
      int accidents = 0;
      int begunAhead = ahead;
      while (progress.wantsMore()) {
        int first = progress.pages + 1;
        progress.beginSlice();
        try {
          workers.run(
              slice(file, directory, color, text, first, begunAhead), timePerPage, progress::take);
        } catch (WorkerException failure) {
          if (progress.count < 0) {
            progress.notice = failure.text();
            if (failure.reason() == WorkerException.Reason.BUSY) {
              progress.obstacle = PagesResult.Obstacle.BUSY;
            }
            break;
          }
          if (progress.sliceEnded) {
            // It failed over a page that was begun ahead; its turn may come.
            continue;
          }
          if (begunAhead > 0 && failure.reason() != WorkerException.Reason.BUSY) {
            // Another page than the one awaited may be to blame.
            begunAhead = 0;
            continue;
          }
          progress.notice = failure.text();
          accidents++;
          if (accidents > MOST_ACCIDENTS || failure.reason() == WorkerException.Reason.BUSY) {
            break;
          }
          progress.skip();
        }
      }
      return new PagesResult(progress.pages, progress.damaged, progress.notice, progress.obstacle);
    }
  }

  private static Message slice(
      Path file,
      WorkDirectory directory,
      @Nullable PageColor color,
      boolean text,
      int first,
      int ahead) {
    return Message.of(
        PdfPagesJob.NAME,
        "file",
        file.toAbsolutePath(),
        "directory",
        directory.path(),
        "color",
        color == null ? "" : color.name(),
        "text",
        text,
        "first",
        first,
        "last",
        Math.min(MOST_PAGES, first + SLICE - 1),
        "ahead",
        ahead);
  }

  /** What the sink has got so far. */
  private static final class Progress {
    private final PageSink sink;
    private int count = -1;
    private int pages;
    private int damaged;
    private boolean sinkWantsMore = true;
    private boolean sliceEnded;
    private long sliceStart;
    private @Nullable String notice;
    private PagesResult.@Nullable Obstacle obstacle;

    Progress(PageSink sink) {
      this.sink = sink;
    }

    boolean wantsMore() {
      return sinkWantsMore && (count < 0 || pages < Math.min(count, MOST_PAGES));
    }

    boolean take(Message message) throws IOException {
      if (message.find("count") != null) {
        count = message.number("count");
        if (message.find("password") != null) {
          notice = "The file needs a password.";
          obstacle = PagesResult.Obstacle.PASSWORD;
        }
        if (count > MOST_PAGES) {
          notice = "The file has more than " + MOST_PAGES + " pages.";
        }
        return true;
      }
      String textFile = message.find("text");
      String text =
          textFile == null ? "" : Files.readString(Path.of(textFile), StandardCharsets.UTF_16BE);
      String trouble = message.find("notice");
      if (trouble != null) {
        damaged++;
        notice = trouble;
      }
      pages++;
      PageImage image = message.find("image") == null ? null : PageImage.of(message);
      sinkWantsMore = sink.page(pages, image, text);
      sliceEnded = !sinkWantsMore || System.nanoTime() - sliceStart > SLICE_TIME.toNanos();
      return !sliceEnded;
    }

    void beginSlice() {
      sliceEnded = false;
      sliceStart = System.nanoTime();
    }

    void skip() throws IOException {
      pages++;
      damaged++;
      sinkWantsMore = sink.page(pages, null, "");
    }
  }
}
