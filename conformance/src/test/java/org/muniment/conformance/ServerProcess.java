package org.muniment.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged server as a process of its own, on a data directory of its own. */
final class ServerProcess implements AutoCloseable {
  static final String PASSWORD = "correct horse";
  static final String REPOSITORY = "demo";

  private static final Path JAR = Path.of(System.getProperty("muniment.jar"));
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

  private final Path data;
  private final Path log;
  private final List<String> options;
  private final int port;
  private Process process;

  private ServerProcess(Path data, List<String> options) {
    this.data = data;
    this.log = data.resolveSibling(data.getFileName() + ".log");
    this.options = options;
    this.port = freePort();
  }

  /** Starts a server on a new directory below target. */
  static ServerProcess start(String... options) {
    try {
      Path target = Files.createDirectories(Path.of("target", "servers"));
      return startOn(Files.createTempDirectory(target, "data"), options);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static ServerProcess startOn(Path data, String... options) {
    ServerProcess server = new ServerProcess(data, List.of(options));
    server.restart();
    return server;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts the process (again) and waits until it is ready. */
  void restart() {
    List<String> arguments = new ArrayList<>(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of("--data", data.toString()));
    arguments.addAll(options);
    process = launch(log, arguments);
    awaitReady();
  }

  private static Process launch(Path log, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    arguments.stream().filter(ServerProcess::isForTheJvm).forEach(command::add);
    command.add("-jar");
    command.add(JAR.toAbsolutePath().toString());
    arguments.stream().filter(argument -> !isForTheJvm(argument)).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MUNIMENT_ADMIN_PASSWORD", PASSWORD);
    builder.environment().put("MUNIMENT_USER_PASSWORD", PASSWORD);
    builder.environment().put("MUNIMENT_PASSWORD", PASSWORD);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isForTheJvm(String argument) {
    return argument.startsWith("-X");
  }

  private void awaitReady() {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).build();
    for (long begin = System.nanoTime(); System.nanoTime() - begin < PATIENCE; ) {
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new AssertionError("The server ended: " + log());
        }
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("The server did not become ready: " + log());
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Path data() {
    return data;
  }

  String baseUrl() {
    return "http://127.0.0.1:" + port + "/LFRepositoryAPI";
  }

  Client client() {
    return Client.signIn(baseUrl(), REPOSITORY, "admin", PASSWORD);
  }

  /** Options by which another node shares this one's database and contents. */
  String[] sharedBy() {
    Properties connection = new Properties();
    try (var reader =
        Files.newBufferedReader(data.resolve("postgres").resolve("connection.properties"))) {
      connection.load(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new String[] {
      "--database-url",
      "jdbc:postgresql://127.0.0.1:" + connection.getProperty("port") + "/muniment",
      "--database-user",
      "muniment",
      "--database-password",
      connection.getProperty("password"),
      "--blobs",
      data.resolve("blobs").toString()
    };
  }

  /** Runs a command of the program on this server's data; answers what it printed. */
  String command(int expectedExit, String... arguments) {
    return run(expectedExit, arguments, "--data", data.toString());
  }

  /** Runs a command of the program as a client of this server; answers what it printed. */
  String clientCommand(int expectedExit, String... arguments) {
    return run(expectedExit, arguments, "--url", baseUrl());
  }

  private String run(int expectedExit, String[] arguments, String... more) {
    try {
      List<String> all = new ArrayList<>(List.of(arguments));
      all.addAll(List.of(more));
      Path output = Files.createTempFile(data.getParent(), "command", ".log");
      Process command = launch(output, all);
      if (!command.waitFor(2, TimeUnit.MINUTES)) {
        command.destroyForcibly();
        throw new AssertionError("The command did not end: " + all);
      }
      String printed = Files.readString(output);
      if (command.exitValue() != expectedExit) {
        throw new AssertionError("Exit " + command.exitValue() + " of " + all + ": " + printed);
      }
      return printed;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** The names of all contents in the store: the hashes of their bytes. */
  Set<String> contents() {
    try (Stream<Path> files = Files.walk(data.resolve("blobs"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toSet());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Kills the server, and its PostgreSQL as well, as a power cut would. */
  void kill(boolean postgresAsWell) {
    try {
      Path pid = data.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
      long postmaster =
          Files.exists(pid) ? Long.parseLong(Files.readAllLines(pid).get(0).trim()) : -1;
      process.destroyForcibly();
      if (postgresAsWell && postmaster > 0) {
        ProcessHandle.of(postmaster)
            .ifPresent(
                handle -> {
                  handle.descendants().forEach(ProcessHandle::destroyForcibly);
                  handle.destroyForcibly();
                });
      }
      process.waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Stops the server as an operator would. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("The server did not stop: " + log());
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}
