package org.muniment.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A large content in a staged file. The file stays open: even when it has been moved to its place
 * and deleted there by a sweep, its bytes can be read and stored again until this is closed.
 */
final class StagedFile implements StagedBlob {
  private final HashFiles files;
  private final BlobRef ref;
  private final Path file;
  private final FileChannel channel;
  private boolean moved;
  private boolean committed;

  StagedFile(HashFiles files, BlobRef ref, Path file, FileChannel channel) {
    this.files = files;
    this.ref = ref;
    this.file = file;
    this.channel = channel;
  }

  @Override
  public BlobRef ref() {
    return ref;
  }

  @Override
  public InputStream open() {
    return new FileInput(channel, 0, ref.size(), false);
  }

  @Override
  public void commit() {
    try {
      if (!files.reuse(ref)) {
        if (moved) {
          copy();
        } else {
          files.place(channel, file, ref);
          moved = true;
        }
      }
      committed = true;
    } catch (IOException failure) {
      throw new BlobException("The content " + ref.sha256() + " could not be stored", failure);
    }
  }

  private void copy() throws IOException {
    Path copy = files.newStagingPath();
    boolean placed = false;
    try (FileChannel target = files.create(copy)) {
      ByteBuffer piece = ByteBuffer.allocate(BlobOutput.SMALL);
      for (long position = 0; position < ref.size(); position += piece.limit()) {
        piece.clear();
        if (channel.read(piece, position) <= 0) {
          throw new IOException("The staged file is too short.");
        }
        piece.flip();
        files.write(target, piece);
      }
      files.place(target, copy, ref);
      placed = true;
    } finally {
      if (!placed) {
        HashFiles.deleteQuietly(copy);
      }
    }
  }

  @Override
  public boolean isCommitted() {
    return committed;
  }

  @Override
  public void close() {
    HashFiles.closeQuietly(channel);
    if (!moved) {
      HashFiles.deleteQuietly(file);
    }
  }
}
