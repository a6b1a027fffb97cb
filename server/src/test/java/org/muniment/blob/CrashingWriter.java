package org.muniment.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;

/** A process that stores a content and stops dead at one step of it. */
final class CrashingWriter {
  static final int STATUS = 99;

  /** Where to stop: before the step, except that a write stops half-way. */
  enum Step {
    CREATE,
    WRITE,
    SYNC,
    MOVE,
    SYNC_DIRECTORY,
    NONE
  }

  private CrashingWriter() {}

  public static void main(String[] arguments) throws IOException {
    Step last = Step.valueOf(arguments[1]);
    byte[] content = BlobStoreContract.bytes(Integer.parseInt(arguments[2]), 42);
    Path root = Path.of(arguments[0]);
    // Makes the directories, whose syncs do not count.
    new FilesystemBlobStore(root, Clock.systemUTC());
    BlobStore store = new FilesystemBlobStore(root, Clock.systemUTC(), new Stopping(root, last));
    try (StagedBlob staged = store.stage(new ByteArrayInputStream(content), content.length)) {
      staged.commit();
    }
  }

  private static final class Stopping extends DurableFiles {
    private final Path root;
    private final Step last;

    Stopping(Path root, Step last) {
      this.root = root;
      this.last = last;
    }

    private void reach(Step step) {
      if (step == last) {
        Runtime.getRuntime().halt(STATUS);
      }
    }

    @Override
    FileChannel create(Path file) throws IOException {
      reach(Step.CREATE);
      return super.create(file);
    }

    @Override
    void write(FileChannel channel, ByteBuffer bytes) throws IOException {
      if (last == Step.WRITE) {
        super.write(channel, bytes.slice(0, bytes.remaining() / 2));
        reach(Step.WRITE);
      }
      super.write(channel, bytes);
    }

    @Override
    void sync(FileChannel channel) throws IOException {
      reach(Step.SYNC);
      super.sync(channel);
    }

    @Override
    void move(Path from, Path to) throws IOException {
      reach(Step.MOVE);
      super.move(from, to);
    }

    @Override
    void syncDirectory(Path directory) throws IOException {
      // Only the directory of the content itself, below the root.
      if (directory.getNameCount() == root.getNameCount() + 1) {
        reach(Step.SYNC_DIRECTORY);
      }
      super.syncDirectory(directory);
    }
  }
}
