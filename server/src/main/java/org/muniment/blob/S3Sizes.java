package org.muniment.blob;

/**
 * The sizes at which the store changes its ways, in bytes. S3 takes parts of 5 MB to 5 GB and
 * 10,000 of them at most.
 *
 * @param memory the largest content that waits in memory for its commit
 * @param part the size of the parts in which a stream is written; also the memory a stream takes
 * @param copy the largest content that is copied in one request, and the size of the pieces in
 *     which larger ones are copied
 */
record S3Sizes(int memory, int part, long copy) {
  private static final int MEGABYTE = 1 << 20;

  /** Streams of up to 80 GB, copies of up to 1.2 TB. */
  static final S3Sizes STANDARD = new S3Sizes(MEGABYTE, 8 * MEGABYTE, 128L * MEGABYTE);
}
