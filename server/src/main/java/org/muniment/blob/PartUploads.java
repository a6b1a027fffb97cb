package org.muniment.blob;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Uploads whose parts clients write straight to the store (contract: long-operations §6). An upload
 * is begun, its parts are written to signed addresses, then they are joined and the result is
 * staged as a content. It stays until it is removed. Thread-safe; all methods throw {@link
 * BlobException} when the store fails.
 */
public interface PartUploads {
  /**
   * Begins an upload.
   *
   * @return what the store knows it by, beside the id
   */
  String begin(UUID id);

  /** The address to which one may put a part, or put it anew, with nothing but the address. */
  URI address(UUID id, String handle, int number, Duration lifetime);

  /**
   * Makes one object of parts, in constant time whatever their size. When that was done before, the
   * tags are not looked at.
   *
   * @param tags what the store called the parts, in their order; parts may be left out
   * @param maxBytes the most bytes accepted
   * @return the size in bytes
   * @throws org.muniment.error.MunimentException INVALID_REQUEST when the upload or a tag is
   *     unknown or the store refuses to join the parts; REQUEST_TOO_LARGE
   */
  long join(UUID id, String handle, List<String> tags, long maxBytes);

  /**
   * Reads joined parts to find their hash. Closing the result keeps the upload.
   *
   * @param wanted told the number of bytes read so far; false ends the reading
   * @return empty when that happened
   */
  Optional<StagedBlob> stage(UUID id, long size, LongPredicate wanted);

  /** Removes an upload with all that is there of it. */
  void remove(UUID id, String handle);

  /**
   * An upload that is there.
   *
   * @param handle what the store knows it by; empty once its parts are joined
   */
  record Upload(UUID id, String handle, Instant begun) {}

  /** All uploads that are there, found as the stream is read. To be closed. */
  Stream<Upload> list();
}
