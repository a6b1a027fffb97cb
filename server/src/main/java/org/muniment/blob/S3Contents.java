package org.muniment.blob;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The writing half of {@link S3BlobStore}: brings bytes under the name of their hash. Thread-safe.
 */
final class S3Contents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(S3Contents.class);

  /** What contents begin with. */
  static final String CONTENTS = "contents/";

  /** What begins the names of large contents that are not committed. */
  static final String STAGING = "staging/";

  /**
   * A content that was written longer ago is written again when it is wanted, so that a sweep
   * spares it. Shorter than any grace period, even when the clocks differ.
   */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private static final int COPIERS = 4;

  private final S3Objects objects;
  private final S3Sizes sizes;
  private final Clock clock;
  private final ExecutorService copiers =
      Executors.newFixedThreadPool(
          COPIERS,
          work -> {
            Thread thread = new Thread(work, "S3 copy");
            thread.setDaemon(true);
            return thread;
          });

  S3Contents(S3Objects objects, S3Sizes sizes, Clock clock) {
    this.objects = objects;
    this.sizes = sizes;
    this.clock = clock;
  }

  S3Objects objects() {
    return objects;
  }

  S3Sizes sizes() {
    return sizes;
  }

  static String name(BlobRef ref) {
    return CONTENTS + ref.sha256();
  }

  static String newStagingName() {
    return STAGING + UUID.randomUUID();
  }

  /** Stores a content that is in memory, unless it is there. */
  void commit(BlobRef ref, byte[] content) {
    if (!isThere(ref)) {
      objects.put(name(ref), content);
    }
  }

  /** Stores the content of another object, unless it is there; its bytes stay inside S3. */
  void commit(BlobRef ref, String source) {
    if (isThere(ref)) {
      return;
    }
    if (ref.size() <= sizes.copy()) {
      objects.copy(source, name(ref));
    } else {
      copyInPieces(ref, source);
    }
  }

  private boolean isThere(BlobRef ref) {
    Optional<HeadObjectResponse> found = objects.head(name(ref));
    if (found.isEmpty()) {
      return false;
    }
    if (found.get().contentLength() != ref.size()) {
      LOG.warn(
          "The stored content {} had {} bytes instead of {} and is written again",
          ref.sha256(),
          found.get().contentLength(),
          ref.size());
      return false;
    }
    return found.get().lastModified().isAfter(clock.instant().minus(FRESH));
  }

  private void copyInPieces(BlobRef ref, String source) {
    String target = name(ref);
    String upload = objects.begin(target);
    boolean completed = false;
    List<CompletableFuture<CompletedPart>> copies = new ArrayList<>();
    try {
      for (long from = 0; from < ref.size(); from += sizes.copy()) {
        String range = "bytes=" + from + "-" + (Math.min(from + sizes.copy(), ref.size()) - 1);
        int number = copies.size() + 1;
        copies.add(
            CompletableFuture.supplyAsync(
                () -> objects.copyPart(source, target, upload, number, range), copiers));
      }
      complete(target, upload, copies.stream().map(S3Contents::result).toList());
      completed = true;
    } finally {
      if (!completed) {
        copies.forEach(copy -> copy.cancel(false));
        abort(target, upload);
      }
    }
  }

  private static CompletedPart result(CompletableFuture<CompletedPart> copy) {
    try {
      return copy.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof BlobException known ? known : failure;
    }
  }

  /** Makes an object of parts that this server wrote. */
  void complete(String name, String upload, List<CompletedPart> parts) {
    S3Objects.attempt(
        "write " + name,
        () -> {
          try {
            objects.complete(name, upload, parts);
          } catch (S3Exception failure) {
            // The answer to the first attempt may have been lost.
            if (failure.statusCode() != 404 || objects.head(name).isEmpty()) {
              throw failure;
            }
          }
          return true;
        });
  }

  /** Forgets an upload after a failure, which is not to be hidden by another one. */
  void abort(String name, String upload) {
    try {
      objects.abort(name, upload);
    } catch (BlobException failure) {
      LOG.warn("An upload was left behind, a later sweep removes it: {}", failure.getMessage());
    }
  }

  /** Deletes what is no longer needed; what stays is removed by a sweep. */
  void deleteQuietly(String name) {
    try {
      objects.delete(name);
    } catch (BlobException failure) {
      LOG.warn("An object was left behind, a later sweep removes it: {}", failure.getMessage());
    }
  }

  @Override
  public void close() {
    copiers.shutdownNow();
  }
}
