package org.muniment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.muniment.worker.Job;
import org.muniment.worker.Message;

/**
 * The worker's side of {@link PdfPages}: makes pages and sends them in their order, after a first
 * step that tells how many the file has. While the server waits for one or takes it, others are
 * made ahead.
 */
final class PdfPagesJob implements Job {
  static final String NAME = "pdfPages";

  /** How many bytes of the file's streams are held in memory. */
  private static final long MEMORY = 32L << 20;

  @Override
  public Message run(Message request, Steps steps) throws Exception {
    int ahead = request.number("ahead");
    try (Readers readers = new Readers(request, Math.max(1, ahead))) {
      int count;
      try {
        count = readers.count();
      } catch (InvalidPasswordException locked) {
        steps.send(Message.of("count", "count", 0, "password", "wanted"));
        return Message.of("pages");
      }
      String trouble = PdfPageReader.notice(Path.of(request.get("file")), count);
      int last = Math.min(request.number("last"), count);
      int next = request.number("first");
      Deque<Future<Message>> begun = new ArrayDeque<>();
      boolean more =
          steps.send(
              trouble == null
                  ? Message.of("count", "count", count)
                  : Message.of("count", "count", count, "notice", trouble));
      while (more && (next <= last || !begun.isEmpty())) {
        for (; next <= last && begun.size() <= ahead; next++) {
          begun.add(readers.begin(next));
        }
        Message page = result(begun.remove());
        more = steps.send(page);
        delete(page.find("text"));
        delete(page.find("image"));
      }
      begun.forEach(unwanted -> unwanted.cancel(false));
      return Message.of("pages");
    }
  }

  private static Message result(Future<Message> page) throws Exception {
    try {
      return page.get();
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      throw cause instanceof Exception exception ? exception : failure;
    }
  }

  private static void delete(@Nullable String file) throws IOException {
    if (file != null) {
      Files.deleteIfExists(Path.of(file));
    }
  }

  /** Threads, each with the file opened for itself once it is needed. */
  private static final class Readers implements AutoCloseable {
    private final Message request;
    private final int threads;
    private final ExecutorService executor;
    private final Queue<PdfPageReader> idle = new ConcurrentLinkedQueue<>();
    private final Semaphore megabytes = new Semaphore(PdfPageReader.MOST_MEGABYTES, true);

    Readers(Message request, int threads) {
      this.request = request;
      this.threads = threads;
      this.executor = Executors.newFixedThreadPool(threads);
    }

    private PdfPageReader take() throws IOException {
      PdfPageReader reader = idle.poll();
      return reader == null ? PdfPageReader.open(request, MEMORY / threads, megabytes) : reader;
    }

    int count() throws IOException {
      PdfPageReader reader = take();
      idle.add(reader);
      return reader.count();
    }

    Future<Message> begin(int number) {
      return executor.submit(
          () -> {
            PdfPageReader reader = take();
            try {
              return reader.page(number);
            } finally {
              idle.add(reader);
            }
          });
    }

    /** Waits for pages nobody wants any more: the next job must not share the memory with them. */
    @Override
    public void close() throws IOException, InterruptedException {
      executor.shutdown();
      executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      for (PdfPageReader reader : idle) {
        reader.close();
      }
    }
  }
}
