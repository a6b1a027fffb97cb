package org.muniment.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * Makes pages of PDF files, images and text (contract: entries §5, {@code pdfOptions}). Pages come
 * one at a time, whatever the length of the document, while a few more are made ahead. What damage
 * takes from a page is missing on it, and the next ones follow; a file that is no PDF has no pages.
 * A page that takes too long or crashes its reader ends it all: the result names it. Safe for many
 * threads.
 */
public final class PdfPages {
  static final int MOST_PAGES = 100_000;

  /**
   * A worker is given back after so many pages or so long: a long file must not keep others out.
   */
  private static final int SLICE = 2_000;

  private static final Duration SLICE_TIME = Duration.ofSeconds(10);

  /** After so many pages that are not there the rest is given up: a file may say any number. */
  private static final int MOST_MISSING = 100;

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
      int begunAhead = ahead;
      while (progress.wantsMore()) {
        int first = progress.pages + 1;
        progress.beginSlice();
        try {
          workers.run(
              slice(file, directory, color, text, first, begunAhead), timePerPage, progress::take);
        } catch (WorkerException failure) {
          if (progress.count >= 0 && progress.sliceEnded) {
            // It failed over a page that was begun ahead; its turn may come.
            continue;
          }
          if (progress.count >= 0
              && begunAhead > 0
              && failure.reason() != WorkerException.Reason.BUSY) {
            // Another page than the one awaited may be to blame.
            begunAhead = 0;
            continue;
          }
          progress.giveUp(failure);
        }
      }
      return new PagesResult(progress.pages, progress.notices, progress.obstacle);
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
    private final List<PageNotice> notices = new ArrayList<>();
    private int count = -1;
    private int pages;
    private int missing;
    private boolean sinkWantsMore = true;
    private boolean sliceEnded;
    private boolean givenUp;
    private long sliceStart;
    private @Nullable Obstacle obstacle;

    Progress(PageSink sink) {
      this.sink = sink;
    }

    boolean wantsMore() {
      return !givenUp && sinkWantsMore && (count < 0 || pages < count);
    }

    boolean take(Message message) throws IOException {
      return message.find("count") == null ? takePage(message) : takeCount(message);
    }

    private boolean takeCount(Message message) {
      boolean first = count < 0;
      count = message.number("count");
      String trouble = message.find("notice");
      if (message.find("password") != null) {
        stop(0, "The file needs a password.", Obstacle.PASSWORD);
      } else if (count > MOST_PAGES) {
        stop(0, "The file has more than " + MOST_PAGES + " pages.", Obstacle.LIMIT);
      } else if (first && trouble != null) {
        notices.add(PageNotice.ofFile(trouble));
      }
      return !givenUp;
    }

    private boolean takePage(Message message) throws IOException {
      int number = pages + 1;
      String limit = message.find("limit");
      if (limit != null) {
        stop(number, limit, Obstacle.LIMIT);
        return false;
      }
      if (message.find("missing") != null && ++missing > MOST_MISSING) {
        givenUp = true;
        notices.add(
            PageNotice.ofFile(
                "The file says that it has "
                    + count
                    + " pages; those from page "
                    + number
                    + " on cannot be found."));
        return false;
      }
      for (String part : PdfPageReader.NOTICES) {
        String trouble = message.find(part);
        if (trouble != null) {
          notices.add(new PageNotice(number, trouble));
        }
      }
      String textFile = message.find("text");
      String text =
          textFile == null ? "" : Files.readString(Path.of(textFile), StandardCharsets.UTF_16BE);
      pages = number;
      PageImage image = message.find("image") == null ? null : PageImage.of(message);
      sinkWantsMore = sink.page(pages, image, text);
      sliceEnded = !sinkWantsMore || System.nanoTime() - sliceStart > SLICE_TIME.toNanos();
      return !sliceEnded;
    }

    void beginSlice() {
      sliceEnded = false;
      sliceStart = System.nanoTime();
    }

    /**
     * What no page can be made of is damaged; a page that nothing can be said of is an obstacle.
     */
    void giveUp(WorkerException failure) {
      Obstacle met = Obstacle.of(failure);
      if (count < 0 && met == null) {
        givenUp = true;
        notices.add(PageNotice.ofFile("The file cannot be read as a PDF file: " + failure.text()));
      } else {
        stop(count < 0 ? 0 : pages + 1, failure.text(), met == null ? Obstacle.LIMIT : met);
      }
    }

    private void stop(int page, String reason, Obstacle met) {
      givenUp = true;
      notices.add(new PageNotice(page, reason));
      obstacle = met;
    }
  }
}
