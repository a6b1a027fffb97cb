package org.muniment.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts the PostgreSQL programs as a user they accept. They refuse root, so root runs them in a
 * user namespace of their own ({@code unshare -U}: no capabilities, and root's files are still
 * theirs) or, where the system forbids that, as another user ({@code setpriv}), who is then handed
 * the files.
 */
final class PostgresLauncher {
  private static final int ROOT = 0;
  private static final int NOBODY = 65534;

  /** An owner of files. */
  private record Owner(int user, int group) {}

  private final Path directory;
  private final List<String> prefix;
  private final @Nullable Owner owner;

  private PostgresLauncher(Path directory, List<String> prefix, @Nullable Owner owner) {
    this.directory = directory;
    this.prefix = prefix;
    this.owner = owner;
  }

  /**
   * Finds the way that works here by asking PostgreSQL for its version.
   *
   * @param directory holds the binaries and the cluster
   */
  static PostgresLauncher choose(Path directory, PostgresBinaries binaries) {
    try {
      return new UnixSystem().getUid() == ROOT
          ? chooseForRoot(directory, binaries)
          : new PostgresLauncher(directory, List.of(), null).proven(binaries);
    } catch (IOException failure) {
      throw new DatabaseException(
          "The owner of "
              + directory
              + " could not be read or set: "
              + PrivateFiles.reason(failure),
          failure);
    }
  }

  private static PostgresLauncher chooseForRoot(Path directory, PostgresBinaries binaries)
      throws IOException {
    Owner present = owner(directory);
    if (present.user() != ROOT) {
      return asUser(directory, present).proven(binaries);
    }
    PostgresLauncher namespace =
        new PostgresLauncher(directory, List.of("unshare", "-U", "--"), null);
    ExternalProgram.Result first = namespace.probe(binaries);
    if (first.succeeded()) {
      return namespace;
    }
    PostgresLauncher other = asUser(directory, new Owner(NOBODY, NOBODY));
    other.handOver();
    ExternalProgram.Result second = other.probe(binaries);
    if (second.succeeded()) {
      return other;
    }
    give(directory, present);
    throw new DatabaseException(
        "PostgreSQL does not run as root, and it could not be started as another user, neither with"
            + " unshare ("
            + first.lastLine()
            + ") nor with setpriv ("
            + second.lastLine()
            + "): start Muniment as a normal user or name a PostgreSQL server with"
            + " --database-url.");
  }

  /** Runs the programs as the given user; only root may. */
  private static PostgresLauncher asUser(Path directory, Owner owner) {
    return new PostgresLauncher(
        directory,
        List.of(
            "setpriv",
            "--reuid=" + owner.user(),
            "--regid=" + owner.group(),
            "--clear-groups",
            "--"),
        owner);
  }

  private PostgresLauncher proven(PostgresBinaries binaries) throws IOException {
    handOver();
    ExternalProgram.Result result = probe(binaries);
    if (!result.succeeded()) {
      throw new DatabaseException(
          "The PostgreSQL programs in "
              + binaries.directory()
              + " can't be run: "
              + result.lastLine());
    }
    return this;
  }

  private ExternalProgram.Result probe(PostgresBinaries binaries) {
    return run(List.of(binaries.program("postgres"), "--version"), "");
  }

  /** Gives all files below the directory to the user PostgreSQL runs as, if that is not ours. */
  void handOver() throws IOException {
    Owner user = owner;
    if (user != null) {
      give(directory, user);
      letPass(directory.getParent());
    }
  }

  private static void give(Path directory, Owner user) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
              throws IOException {
            return visitFile(visited, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!owner(file).equals(user)) {
              Files.setAttribute(file, "unix:uid", user.user(), LinkOption.NOFOLLOW_LINKS);
              Files.setAttribute(file, "unix:gid", user.group(), LinkOption.NOFOLLOW_LINKS);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Lets other users pass through the data directory, not list it. */
  private static void letPass(@Nullable Path parent) throws IOException {
    if (parent != null) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(parent);
      if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
        Files.setPosixFilePermissions(parent, permissions);
      }
    }
  }

  private static Owner owner(Path path) throws IOException {
    return new Owner(
        (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS),
        (int) Files.getAttribute(path, "unix:gid", LinkOption.NOFOLLOW_LINKS));
  }

  /** Runs a PostgreSQL program to its end. */
  ExternalProgram.Result run(List<String> command, String input) {
    return ExternalProgram.run(directory, with(prefix, command), input);
  }

  /**
   * Starts a PostgreSQL program that goes on when this process ends. The process returned is the
   * program itself: every step before it replaces itself by the next.
   */
  Process spawn(List<String> command, Path log) throws IOException {
    return ExternalProgram.prepare(with(ownSession(), with(prefix, command)))
        .directory(directory.toFile())
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /**
   * Keeps an interrupt typed at the terminal from PostgreSQL, which would otherwise go down before
   * the requests that use it. macOS has no setsid, but a Perl.
   */
  private static List<String> ownSession() {
    if (ExternalProgram.isInstalled("setsid")) {
      return List.of("setsid");
    }
    return ExternalProgram.isInstalled("perl")
        ? List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV")
        : List.of();
  }

  private static List<String> with(List<String> prefix, List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }
}
