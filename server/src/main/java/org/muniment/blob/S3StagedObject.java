package org.muniment.blob;

import java.io.InputStream;

/**
 * A large content in an object under another name, from which it is copied to its own, as often as
 * need be.
 */
final class S3StagedObject implements StagedBlob {
  private final S3Contents contents;
  private final BlobRef ref;
  private final String name;
  private final boolean temporary;
  private boolean committed;

  /**
   * @param temporary whether the object goes when this is closed
   */
  S3StagedObject(S3Contents contents, BlobRef ref, String name, boolean temporary) {
    this.contents = contents;
    this.ref = ref;
    this.name = name;
    this.temporary = temporary;
  }

  @Override
  public BlobRef ref() {
    return ref;
  }

  @Override
  public InputStream open() {
    return S3Input.open(contents.objects(), name, ref.size(), 0, ref.size());
  }

  @Override
  public void commit() {
    contents.commit(ref, name);
    committed = true;
  }

  @Override
  public boolean isCommitted() {
    return committed;
  }

  @Override
  public void close() {
    if (temporary) {
      contents.deleteQuietly(name);
    }
  }
}
