package org.muniment.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writing half of {@link FilesystemBlobStore}: brings bytes under the name of their hash. */
final class HashFiles {
  private static final Logger LOG = LoggerFactory.getLogger(HashFiles.class);

  private final Path staging;
  private final Clock clock;
  private final DurableFiles files;
  private final HashDirectories directories;

  HashFiles(Path root, Clock clock, DurableFiles files) {
    this.staging = root.resolve("staging");
    this.clock = clock;
    this.files = files;
    this.directories = new HashDirectories(root, files);
    try {
      Files.createDirectories(staging);
      files.syncDirectory(root);
    } catch (IOException failure) {
      throw new BlobException("The content store can't be opened", failure);
    }
  }

  Path staging() {
    return staging;
  }

  Path path(BlobRef ref) {
    return directories.of(ref).resolve(ref.sha256());
  }

  Path newStagingPath() {
    return staging.resolve(UUID.randomUUID().toString());
  }

  FileChannel create(Path file) throws IOException {
    return files.create(file);
  }

  void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    files.write(channel, bytes);
  }

  /** Uses the file that is there, when it has the right size; a damaged one is to be replaced. */
  boolean reuse(BlobRef ref) throws IOException {
    Path path = path(ref);
    try {
      long size = Files.size(path);
      if (size != ref.size()) {
        LOG.warn(
            "The stored content {} had {} bytes instead of {} and is written again",
            ref.sha256(),
            size,
            ref.size());
        return false;
      }
      // A sweep of the store spares what was wanted lately.
      Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
      // The writer of the file may not have got as far as this yet.
      directories.sync(ref);
      files.syncDirectory(directories.of(ref));
      return true;
    } catch (NoSuchFileException missing) {
      return false;
    }
  }

  /** Syncs a staged file and gives it its name. */
  void place(FileChannel channel, Path file, BlobRef ref) throws IOException {
    // In this order, since file systems with a journal write all that is in it with the first sync.
    Path directory = directories.make(ref);
    files.sync(channel);
    directories.sync(ref);
    files.move(file, directory.resolve(ref.sha256()));
    files.syncDirectory(directory);
  }

  static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException failure) {
      // Nothing is lost: what matters was synced before.
      LOG.debug("A file did not close", failure);
    }
  }

  static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      LOG.warn("A staged file could not be removed, a later sweep will: {}", failure.toString());
    }
  }
}
