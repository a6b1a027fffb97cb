package org.muniment.benchmarks;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged server, run as a process of its own. */
final class ServerProcess implements AutoCloseable {
  static final String PASSWORD = "benchmark";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
  private static final Pattern HEAP = Pattern.compile("used (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Process process;
  private final int port;
  private final Path data;
  private final double startSeconds;

  private ServerProcess(Process process, int port, Path data, double startSeconds) {
    this.process = process;
    this.port = port;
    this.data = data;
    this.startSeconds = startSeconds;
  }

  /** Starts the server and returns once it says that it is ready. */
  static ServerProcess start(Path jar, Path data, String... javaOptions)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(java("java")));
    command.addAll(List.of(javaOptions));
    command.addAll(List.of("-jar", jar.toString(), "--port", Integer.toString(port)));
    command.addAll(List.of("--data", data.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MUNIMENT_ADMIN_PASSWORD", PASSWORD);
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(
            data.resolveSibling(data.getFileName() + ".log").toFile()));
    long begin = System.nanoTime();
    Process process = builder.start();
    // A benchmark that is stopped by a signal must not leave its server behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    while (!isReady(port)) {
      if (!process.isAlive() || System.nanoTime() - begin > PATIENCE) {
        process.destroy();
        throw new IllegalStateException("The server did not start, see " + data + ".log");
      }
      Thread.sleep(5);
    }
    return new ServerProcess(process, port, data, (System.nanoTime() - begin) / 1e9);
  }

  private static boolean isReady(int port) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + port + "/health/ready").toURL().openConnection();
    try {
      return connection.getResponseCode() == 200;
    } catch (java.net.ConnectException notYet) {
      return false;
    } catch (java.net.SocketException notYet) {
      return false;
    }
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Runs another command of the program on the data of this server. */
  void command(Path jar, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java("java"), "-jar", jar.toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MUNIMENT_USER_PASSWORD", PASSWORD);
    builder.inheritIO().redirectOutput(ProcessBuilder.Redirect.DISCARD);
    if (builder.start().waitFor() != 0) {
      throw new IllegalStateException("The command failed: " + String.join(" ", words));
    }
  }

  double startSeconds() {
    return startSeconds;
  }

  String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  Path data() {
    return data;
  }

  /** Megabytes of live objects: what is left after a collection. */
  double heapAfterCollection() throws IOException, InterruptedException {
    jcmd("GC.run");
    Matcher matcher = HEAP.matcher(jcmd("GC.heap_info"));
    if (!matcher.find()) {
      throw new IllegalStateException("jcmd told no heap size");
    }
    return Long.parseLong(matcher.group(1)) / 1024.0;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    return output;
  }

  /** Megabytes of memory that the process holds; NaN where the system doesn't tell. */
  double residentMemory() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    Matcher matcher = RESIDENT.matcher(Files.readString(status));
    return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024.0 : Double.NaN;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
