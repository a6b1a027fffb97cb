package org.muniment.blob;

import java.io.InputStream;

/**
 * A content that has been received. To be closed after the transaction that names it: until then it
 * can be stored once more, should a sweep have taken it in between. Not thread-safe.
 */
public interface StagedBlob extends AutoCloseable {
  BlobRef ref();

  /** Reads the received bytes, before or after {@link #commit()}. */
  InputStream open();

  /**
   * Puts the content into the store; when this returns, it survives a power cut. Costs little when
   * the store has the content already. May be called again.
   */
  void commit();

  boolean isCommitted();

  /** Lets go of the received bytes; a committed content stays in the store. */
  @Override
  void close();
}
