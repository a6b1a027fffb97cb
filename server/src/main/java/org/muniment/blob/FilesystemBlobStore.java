package org.muniment.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Keeps each content in a file {@code ab/abcd…} below one directory. A file is written under
 * another name in {@code staging}, synced and then renamed, so that what has the name of a hash is
 * whole. Nodes may share the directory over a network file system that renames atomically.
 */
public final class FilesystemBlobStore implements BlobStore {
  private final Path root;
  private final HashFiles files;

  /** Opens the store in a directory, which is made if need be. */
  public FilesystemBlobStore(Path root, Clock clock) {
    this(root, clock, new DurableFiles());
  }

  FilesystemBlobStore(Path root, Clock clock, DurableFiles files) {
    this.root = root;
    this.files = new HashFiles(root, clock, files);
  }

  @Override
  public BlobOutput receive(long maxBytes) {
    return new FileOutput(files, maxBytes);
  }

  @Override
  public OptionalLong size(BlobRef ref) {
    try {
      return OptionalLong.of(Files.size(files.path(ref)));
    } catch (NoSuchFileException missing) {
      return OptionalLong.empty();
    } catch (IOException failure) {
      throw new BlobException("The content " + ref.sha256() + " can't be looked at", failure);
    }
  }

  @Override
  public InputStream open(BlobRef ref, long offset, long length) {
    Objects.checkFromIndexSize(offset, length, ref.size());
    FileChannel channel = null;
    try {
      channel = FileChannel.open(files.path(ref), StandardOpenOption.READ);
      checkSize(ref, channel.size());
      FileInput input = new FileInput(channel, offset, length, true);
      channel = null;
      return input;
    } catch (NoSuchFileException missing) {
      throw missing(ref);
    } catch (IOException failure) {
      throw new BlobException("The content " + ref.sha256() + " can't be read", failure);
    } finally {
      if (channel != null) {
        HashFiles.closeQuietly(channel);
      }
    }
  }

  @Override
  public Optional<Path> localPath(BlobRef ref) {
    Path path = files.path(ref);
    try {
      checkSize(ref, Files.size(path));
      return Optional.of(path);
    } catch (NoSuchFileException missing) {
      throw missing(ref);
    } catch (IOException failure) {
      throw new BlobException("The content " + ref.sha256() + " can't be read", failure);
    }
  }

  private static void checkSize(BlobRef ref, long found) {
    if (found != ref.size()) {
      throw new BlobException(
          "The stored content "
              + ref.sha256()
              + " has "
              + found
              + " bytes instead of "
              + ref.size()
              + ".");
    }
  }

  private static BlobException missing(BlobRef ref) {
    return new BlobException("The content " + ref.sha256() + " is missing from the store.");
  }

  @Override
  public Stream<StoredBlob> list(String hashPrefix) {
    return names(root)
        .filter(name -> name.length() == 2 && agree(name, hashPrefix))
        .map(root::resolve)
        .flatMap(
            directory ->
                names(directory)
                    .filter(name -> BlobRef.isHash(name) && name.startsWith(hashPrefix))
                    .flatMap(name -> stored(directory.resolve(name)).stream()));
  }

  private static boolean agree(String name, String prefix) {
    int length = Math.min(name.length(), prefix.length());
    return name.regionMatches(0, prefix, 0, length);
  }

  private static Stream<String> names(Path directory) {
    try {
      return Files.list(directory).map(path -> path.getFileName().toString());
    } catch (NoSuchFileException | NotDirectoryException strange) {
      return Stream.empty();
    } catch (IOException failure) {
      throw new BlobException("The content store can't be listed", failure);
    }
  }

  private static Optional<StoredBlob> stored(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          new StoredBlob(
              new BlobRef(file.getFileName().toString(), attributes.size()),
              attributes.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException deleted) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new BlobException("The content store can't be listed", failure);
    }
  }

  @Override
  public boolean delete(BlobRef ref, Instant before) {
    Path file = files.path(ref);
    try {
      // Not synced: when a power cut brings the file back, the next sweep finds it.
      return !isModifiedSince(file, before) && Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new BlobException("The content " + ref.sha256() + " can't be deleted", failure);
    }
  }

  @Override
  public int removeAbandoned(Instant before) {
    int removed = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(files.staging())) {
      for (Path file : all) {
        if (!isModifiedSince(file, before) && Files.deleteIfExists(file)) {
          removed++;
        }
      }
    } catch (IOException | DirectoryIteratorException failure) {
      throw new BlobException("Abandoned writes can't be removed", failure);
    }
    return removed;
  }

  private static boolean isModifiedSince(Path file, Instant before) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isAfter(before);
    } catch (NoSuchFileException gone) {
      return false;
    }
  }
}
