package org.muniment.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.muniment.database.DatabaseConfig;
import picocli.CommandLine;

/** Calls of the command line inside the tests. */
final class Commands {
  private Commands() {}

  /** The words of a command with the options that lead it to a database. */
  static String[] on(DatabaseConfig database, Path data, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of(
            "--data",
            data.toString(),
            "--database-url",
            database.url(),
            "--database-user",
            database.user(),
            "--database-password",
            database.password()));
    return all.toArray(String[]::new);
  }

  /** Answers the exit code. */
  static int run(StringWriter out, StringWriter errors, String... words) {
    CommandLine line = Main.commandLine(SettingsProvider.of(List.of()), words[0]);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(errors, true));
    return line.execute(words);
  }
}
