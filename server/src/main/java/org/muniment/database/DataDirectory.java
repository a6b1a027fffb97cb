package org.muniment.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.muniment.error.StartupException;

/**
 * The one directory that everything stored on this machine lives in, held by one process at a time.
 * The operating system lets the lock go when the process ends, however it ends.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK_FILE = "muniment.lock";
  private static final Set<StandardOpenOption> READ_AND_WRITE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  // Closing a second channel on the file would let go the lock this process holds already (POSIX),
  // so a directory held here must be known before the file is opened.
  private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Makes the directory when it is missing, readable by its owner alone, and takes its lock.
   *
   * @throws StartupException when it can't be made or written to, or another process holds it
   */
  public static DataDirectory open(Path directory) {
    Path path = make(directory);
    if (!HELD_BY_THIS_PROCESS.add(path)) {
      throw inUse(path, Long.toString(ProcessHandle.current().pid()));
    }
    try {
      return new DataDirectory(path, lock(path));
    } catch (RuntimeException failure) {
      HELD_BY_THIS_PROCESS.remove(path);
      throw failure;
    }
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      // Another class loader of this process has it.
      return false;
    }
  }

  private static FileChannel lock(Path path) {
    FileChannel lockFile;
    try {
      lockFile =
          FileChannel.open(
              path.resolve(LOCK_FILE), READ_AND_WRITE, PrivateFiles.attribute("rw-------"));
    } catch (IOException failure) {
      throw new StartupException(
          "The data directory " + path + " can't be written to: " + PrivateFiles.reason(failure),
          failure);
    }
    try {
      if (!isLocked(lockFile)) {
        throw inUse(path, read(lockFile));
      }
      write(lockFile, Long.toString(ProcessHandle.current().pid()));
      return lockFile;
    } catch (IOException failure) {
      closeAfter(failure, lockFile);
      throw new StartupException(
          "The data directory " + path + " can't be locked: " + PrivateFiles.reason(failure),
          failure);
    } catch (StartupException failure) {
      closeAfter(failure, lockFile);
      throw failure;
    }
  }

  private static StartupException inUse(Path path, String holder) {
    return new StartupException(
        "The data directory "
            + path
            + " is in use by another Muniment process"
            + (holder.isEmpty() ? "." : " (process " + holder + ")."));
  }

  private static Path make(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    try {
      if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
        throw new StartupException("The data directory " + absolute + " is not a directory.");
      }
      if (!Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
        Path parent = absolute.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.createDirectory(absolute, PrivateFiles.attribute("rwx------"));
      } else {
        closeToOthers(absolute);
      }
      return absolute.toRealPath();
    } catch (IOException failure) {
      throw new StartupException(
          "The data directory "
              + absolute
              + (Files.exists(absolute) ? " can't be kept from other users: " : " can't be made: ")
              + PrivateFiles.reason(failure),
          failure);
    }
  }

  /**
   * Takes what others may read or write off a directory that was there before. Passing through
   * stays allowed: PostgreSQL needs it when it runs as another user.
   */
  private static void closeToOthers(Path path) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    if (permissions.removeAll(
        Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE))) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  private static String read(FileChannel lockFile) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(32);
    lockFile.read(content, 0);
    return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8).strip();
  }

  private static void write(FileChannel lockFile, String content) throws IOException {
    lockFile.truncate(0);
    lockFile.write(ByteBuffer.wrap((content + "\n").getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static void closeAfter(Exception failure, FileChannel lockFile) {
    try {
      lockFile.close();
    } catch (IOException second) {
      failure.addSuppressed(second);
    }
  }

  /** The directory itself, absolute and without symbolic links. */
  public Path path() {
    return path;
  }

  /** Lets the lock go; the lock file stays. */
  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException failure) {
      throw new StartupException(
          "The lock of the data directory " + path + " could not be let go.", failure);
    } finally {
      HELD_BY_THIS_PROCESS.remove(path);
    }
  }
}
