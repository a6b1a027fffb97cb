package org.muniment.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Where contents are kept, once each. Thread-safe, and safe to share between nodes.
 *
 * <p>Writing goes in three steps, so that no bytes move inside a transaction: receive, {@link
 * StagedBlob#commit()}, then {@link BlobService#register} in the transaction that refers to it. All
 * methods throw {@link BlobException} when the store fails.
 */
public interface BlobStore extends AutoCloseable {
  /**
   * Begins to receive a content whose length is not known.
   *
   * @param maxBytes the most bytes accepted
   */
  BlobOutput receive(long maxBytes);

  /**
   * Receives a whole stream in constant memory. The stream is not closed.
   *
   * @throws IOException when the stream fails; failures of the store are {@link BlobException}s
   * @throws org.muniment.error.MunimentException {@code REQUEST_TOO_LARGE} beyond {@code maxBytes}
   */
  default StagedBlob stage(InputStream content, long maxBytes) throws IOException {
    try (BlobOutput output = receive(maxBytes)) {
      output.receiveAll(content);
      return output.finish();
    }
  }

  /** How many bytes are stored under the hash of a content, empty when it is not there. */
  OptionalLong size(BlobRef ref);

  /** Whether the content is there with its size. */
  default boolean holds(BlobRef ref) {
    OptionalLong size = size(ref);
    return size.isPresent() && size.getAsLong() == ref.size();
  }

  /** Reads a content from its beginning. */
  default InputStream open(BlobRef ref) {
    return open(ref, 0, ref.size());
  }

  /**
   * Reads a part of a content; the part must lie within it. The stream fails rather than ends
   * early.
   */
  InputStream open(BlobRef ref, long offset, long length);

  /**
   * The file with exactly these bytes, where there is one, so that the kernel can send it. Not to
   * be changed.
   */
  default Optional<Path> localPath(BlobRef ref) {
    return Optional.empty();
  }

  /**
   * The way past this server by which clients write large contents part by part, where the store
   * has one of its own.
   */
  default Optional<PartUploads> partUploads() {
    return Optional.empty();
  }

  /**
   * All contents whose hash begins with some hexadecimal digits, found as the stream is read. To be
   * closed.
   */
  Stream<StoredBlob> list(String hashPrefix);

  /**
   * Removes a content, whatever its size. Only {@link Sweeper} may decide that.
   *
   * @param before spares what was written or wanted by a write since then
   * @return whether one was removed
   */
  boolean delete(BlobRef ref, Instant before);

  /**
   * Removes what writes left behind that never came to their end.
   *
   * @param before writes without a sign of life since then
   * @return how many were removed
   */
  int removeAbandoned(Instant before);

  /** Lets go of connections; contents stay. */
  @Override
  default void close() {}
}
