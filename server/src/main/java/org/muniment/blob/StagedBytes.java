package org.muniment.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A small content, in memory until it is written once. */
final class StagedBytes implements StagedBlob {
  private final HashFiles files;
  private final BlobRef ref;
  private final byte[] content;
  private boolean committed;

  StagedBytes(HashFiles files, BlobRef ref, byte[] content) {
    this.files = files;
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
    try {
      if (!files.reuse(ref)) {
        write();
      }
      committed = true;
    } catch (IOException failure) {
      throw new BlobException("The content " + ref.sha256() + " could not be stored", failure);
    }
  }

  private void write() throws IOException {
    Path file = files.newStagingPath();
    boolean placed = false;
    try (FileChannel channel = files.create(file)) {
      files.write(channel, ByteBuffer.wrap(content));
      files.place(channel, file, ref);
      placed = true;
    } finally {
      if (!placed) {
        HashFiles.deleteQuietly(file);
      }
    }
  }

  @Override
  public boolean isCommitted() {
    return committed;
  }

  @Override
  public void close() {}
}
