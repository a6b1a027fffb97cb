package org.muniment.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Receives a content into a staged file, or into memory while it is small. */
final class FileOutput extends BlobOutput {
  private final HashFiles files;
  private final Path file;
  private @Nullable FileChannel channel;

  FileOutput(HashFiles files, long maxBytes) {
    super(maxBytes);
    this.files = files;
    this.file = files.newStagingPath();
  }

  @Override
  protected void append(byte[] bytes, int offset, int length) {
    try {
      FileChannel open = channel;
      if (open == null) {
        open = files.create(file);
        channel = open;
      }
      files.write(open, ByteBuffer.wrap(bytes, offset, length));
    } catch (IOException failure) {
      throw new BlobException("A content could not be received", failure);
    }
  }

  @Override
  protected StagedBlob finishSmall(BlobRef ref, byte[] content) {
    return new StagedBytes(files, ref, content);
  }

  @Override
  protected StagedBlob finishLarge(BlobRef ref) {
    return new StagedFile(files, ref, file, Objects.requireNonNull(channel));
  }

  @Override
  protected void discard() {
    FileChannel open = channel;
    if (open != null) {
      HashFiles.closeQuietly(open);
      HashFiles.deleteQuietly(file);
    }
  }
}
