package org.muniment.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} in a cluster says. The file outlives a killed PostgreSQL, and its
 * process id may belong to somebody else by now.
 *
 * @param port 0 while PostgreSQL has not got that far
 */
record PostmasterFile(long processId, int port, boolean ready) {
  private static final String NAME = "postmaster.pid";
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /** Empty when there is none, or PostgreSQL is just writing it. */
  static Optional<PostmasterFile> read(PostgresCluster cluster) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(cluster.path().resolve(NAME), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    try {
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new PostmasterFile(
                  Long.parseLong(lines.get(0).strip()),
                  lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0,
                  lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready")));
    } catch (NumberFormatException halfWritten) {
      return Optional.empty();
    }
  }

  static void delete(PostgresCluster cluster) throws IOException {
    Files.deleteIfExists(cluster.path().resolve(NAME));
  }

  /** Whether the process lives, whoever it is. */
  boolean isAlive() {
    return ProcessHandle.of(processId).filter(ProcessHandle::isAlive).isPresent();
  }

  /** Whether the process is the PostgreSQL of this very cluster, judged by its command line. */
  boolean isPostmasterOf(PostgresCluster cluster) {
    List<String> command = commandLine();
    int option = command.indexOf("-D");
    return !command.isEmpty()
        && Path.of(command.get(0)).endsWith("postgres")
        && option > 0
        && option + 1 < command.size()
        && command.get(option + 1).equals(cluster.path().toString());
  }

  private List<String> commandLine() {
    Path file = Path.of("/proc", Long.toString(processId), "cmdline");
    if (Files.exists(Path.of("/proc/self/cmdline"))) {
      // Readable for every user, where the Java call needs the rights of a debugger.
      try {
        return List.of(Files.readString(file, StandardCharsets.UTF_8).split("\0"));
      } catch (IOException ended) {
        return List.of();
      }
    }
    return ProcessHandle.of(processId)
        .map(ProcessHandle::info)
        .filter(info -> info.command().isPresent() && info.arguments().isPresent())
        .map(
            info -> {
              List<String> all = new java.util.ArrayList<>(List.of(info.command().orElseThrow()));
              all.addAll(List.of(info.arguments().orElseThrow()));
              return all;
            })
        .orElse(new java.util.ArrayList<>());
  }
}
