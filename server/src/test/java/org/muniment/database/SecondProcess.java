package org.muniment.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** Another Java process that holds a data directory, and can be made to die on the spot. */
final class SecondProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private SecondProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /**
   * @param action {@code lock} holds the directory, {@code postgres} runs PostgreSQL in it too
   */
  static SecondProcess start(String action, Path directory) throws IOException {
    return new SecondProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SecondProcess.class.getName(),
                action,
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** What it says once it has done its part. */
  String line() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.matches("(locked|refused|postgres).*")) {
        return line;
      }
    }
    return "ended";
  }

  long processId() {
    return process.pid();
  }

  /** Has it die without any farewell. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  public static void main(String[] arguments) throws Exception {
    try {
      DataDirectory data = DataDirectory.open(Path.of(arguments[1]));
      System.out.println(
          arguments[0].equals("lock")
              ? "locked"
              : "postgres " + EmbeddedPostgres.start(data).processId());
    } catch (RuntimeException failure) {
      System.out.println("refused: " + failure.getMessage());
    }
    int ended = System.in.read();
    Runtime.getRuntime().halt(ended);
  }
}
