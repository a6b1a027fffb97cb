package org.muniment.blob;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A small content, in memory until it is written once. */
final class S3StagedBytes implements StagedBlob {
  private final S3Contents contents;
  private final BlobRef ref;
  private final byte[] content;
  private boolean committed;

  S3StagedBytes(S3Contents contents, BlobRef ref, byte[] content) {
    this.contents = contents;
    this.ref = ref;
    this.content = content;
  }

  @Override
  public BlobRef ref() {
    return ref;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(content);
  }

  @Override
  public void commit() {
    contents.commit(ref, content);
    committed = true;
  }

  @Override
  public boolean isCommitted() {
    return committed;
  }

  @Override
  public void close() {}
}
