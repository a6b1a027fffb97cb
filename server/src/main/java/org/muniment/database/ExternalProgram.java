package org.muniment.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs small programs of the system and of PostgreSQL to their end. */
final class ExternalProgram {
  /** What a shell answers when it can't run a program. */
  private static final int NOT_FOUND = 127;

  /**
   * @param output standard output and standard error together
   */
  record Result(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }

    /** The last line that says something; programs end with what went wrong. */
    String lastLine() {
      return output
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .reduce((first, second) -> second)
          .orElse("exit code " + exitCode);
    }
  }

  private ExternalProgram() {}

  /** Runs the command in the directory, gives it the input, and waits for its end. */
  static Result run(Path directory, List<String> command, String input) {
    try {
      Process process =
          prepare(command).directory(directory.toFile()).redirectErrorStream(true).start();
      try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
        stdin.write(input);
      } catch (IOException endedEarly) {
        // Its output and exit code say why it did not read on.
      }
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Result(process.waitFor(), output);
    } catch (IOException failure) {
      return new Result(
          NOT_FOUND,
          isInstalled(command.get(0))
              ? String.valueOf(failure.getMessage())
              : "the program '" + command.get(0) + "' is not installed");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("Running " + command.get(0) + " was interrupted.", interrupted);
    }
  }

  /** A command with an environment that does not depend on who calls. */
  static ProcessBuilder prepare(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    environment.put("LC_ALL", "C");
    return builder;
  }

  static boolean isInstalled(String program) {
    if (program.indexOf(File.separatorChar) >= 0) {
      return Files.isExecutable(Path.of(program));
    }
    String path = System.getenv("PATH");
    for (String directory : (path == null ? "/usr/bin:/bin" : path).split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }
}
