package org.muniment.client;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a transfer of many files has done. Thread-safe. */
public final class Meter {
  private final AtomicLong files = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong filesDone = new AtomicLong();
  private final AtomicLong filesSkipped = new AtomicLong();
  private final AtomicLong bytesMoved = new AtomicLong();
  private final AtomicLong bytesSkipped = new AtomicLong();
  private final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();

  /** A file that did not get through. */
  public record Failure(String what, String why) {}

  /**
   * The counts at one moment.
   *
   * @param files how many there are, as far as is known yet
   * @param bytes of all files, as far as is known yet
   * @param filesDone transferred
   * @param filesSkipped found to be there already
   * @param bytesMoved transferred
   * @param bytesSkipped found to be there already
   */
  public record Reading(
      long files,
      long bytes,
      long filesDone,
      long filesSkipped,
      long filesFailed,
      long bytesMoved,
      long bytesSkipped) {
    public long filesEnded() {
      return filesDone + filesSkipped + filesFailed;
    }

    public long bytesEnded() {
      return bytesMoved + bytesSkipped;
    }
  }

  void found(long size) {
    files.incrementAndGet();
    bytes.addAndGet(size);
  }

  /** More bytes than were known of. */
  void grow(long more) {
    bytes.addAndGet(more);
  }

  /** Negative for what has to be sent again. */
  void moved(long count) {
    bytesMoved.addAndGet(count);
  }

  void done() {
    filesDone.incrementAndGet();
  }

  void skipped(long size) {
    filesSkipped.incrementAndGet();
    bytesSkipped.addAndGet(size);
  }

  /** A file that counts; its bytes are no longer waited for. */
  void failed(String what, String why, long size) {
    bytes.addAndGet(-size);
    failures.add(new Failure(what, why));
  }

  public List<Failure> failures() {
    return List.copyOf(failures);
  }

  public Reading read() {
    return new Reading(
        files.get(),
        bytes.get(),
        filesDone.get(),
        filesSkipped.get(),
        failures.size(),
        bytesMoved.get(),
        bytesSkipped.get());
  }
}
