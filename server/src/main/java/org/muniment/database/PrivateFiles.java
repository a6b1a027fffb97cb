package org.muniment.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files and directories that their owner alone may read, written whole or not at all. */
final class PrivateFiles {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);

  private PrivateFiles() {}

  static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  static void makeDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(directory, attribute("rwx------"));
    }
  }

  /** Replaces the file; after a crash it holds the old content or the new. */
  static void write(Path file, String content) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    try (FileChannel channel =
        FileChannel.open(
            partial,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            attribute("rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    rename(partial, file);
  }

  /**
   * A new name for what is to become the file or directory. It differs each time, since a program
   * that a killed run had started may still be writing to the former one.
   */
  static Path partial(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    String prefix = file.getFileName() + ".partial-";
    if (parent != null) {
      try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(parent, prefix + "*")) {
        for (Path leftover : leftovers) {
          deleteLeftover(leftover);
        }
      }
    }
    return file.resolveSibling(prefix + UUID.randomUUID());
  }

  private static void deleteLeftover(Path leftover) {
    try {
      deleteTree(leftover);
    } catch (IOException failure) {
      LOG.warn("{} of an interrupted run could not be deleted", leftover, failure);
    }
  }

  /** Gives the finished file or directory its name, durably. */
  static void rename(Path partial, Path file) throws IOException {
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    Path parent = file.getParent();
    if (parent != null) {
      force(parent);
    }
  }

  /** Has what is below the directory written to disk. */
  static void forceTree(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              force(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            force(visited);
            return super.postVisitDirectory(visited, failure);
          }
        });
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static void deleteTree(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            FileVisitResult result = super.postVisitDirectory(directory, failure);
            Files.delete(directory);
            return result;
          }
        });
  }

  /** What the operating system said, as an operator would put it. */
  static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied.";
    }
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist.";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason() + ".";
    }
    return failure.getMessage() + ".";
  }
}
