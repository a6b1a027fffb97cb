package org.muniment.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemBlobStoreMemoryTest {
  private static final long GIGABYTE = 1L << 30;

  @TempDir Path root;

  @Test
  void stage_gigabyte_fitsInSmallHeap() throws Exception {
    Process process =
        ChildProcess.start(
            List.of("-Xmx16m", "-XX:MaxDirectMemorySize=2m"), Streaming.class, root.toString());
    assertThat(process.waitFor()).isZero();
  }

  /** Stores a gigabyte of zeros and reads it back. */
  static final class Streaming {
    private Streaming() {}

    public static void main(String[] arguments) throws IOException {
      BlobStore store =
          new FilesystemBlobStore(Path.of(arguments[0]), Clock.systemUTC(), new Sparse());
      try (StagedBlob staged = store.stage(new Zeros(GIGABYTE), GIGABYTE)) {
        staged.commit();
        try (InputStream input = store.open(staged.ref())) {
          long read = input.transferTo(java.io.OutputStream.nullOutputStream());
          if (read != GIGABYTE || staged.ref().size() != GIGABYTE) {
            throw new IllegalStateException("Read " + read);
          }
        }
      }
    }
  }

  /** Spares the disk: leaves one hole and writes the last byte of it. */
  private static final class Sparse extends DurableFiles {
    @Override
    void write(FileChannel channel, ByteBuffer bytes) throws IOException {
      channel.position(channel.position() + bytes.remaining());
      bytes.position(bytes.limit());
    }

    @Override
    void sync(FileChannel channel) throws IOException {
      channel.write(ByteBuffer.allocate(1), channel.position() - 1);
      super.sync(channel);
    }
  }
}
