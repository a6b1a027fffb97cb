package org.muniment.cli;

import java.io.Console;
import org.muniment.client.Connection;
import org.muniment.error.StartupException;
import picocli.CommandLine.Option;

/** Which server a command talks to, and as whom. */
final class ConnectionOptions {
  private static final String PASSWORD = "MUNIMENT_PASSWORD";

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:MUNIMENT_URL:-http://127.0.0.1:8080/LFRepositoryAPI}",
      description = "Base URL of the server (${DEFAULT-VALUE}).")
  String url;

  @Option(
      names = "--repository",
      paramLabel = "NAME",
      defaultValue = "${env:MUNIMENT_REPOSITORY:-demo}",
      description = "The repository (${DEFAULT-VALUE}).")
  String repository;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "${env:MUNIMENT_USER:-admin}",
      description =
          "Who signs in (${DEFAULT-VALUE}); the password is asked for, or taken from "
              + PASSWORD
              + ".")
  String user;

  /**
   * @throws StartupException when there is no password
   */
  Connection connection() {
    if (!Settings.isBaseUrl(url)) {
      throw new StartupException("--url must be an address like https://docs.example.org: " + url);
    }
    return new Connection(url, repository, user, password());
  }

  /** Never from the arguments: other users of the machine can see those. */
  private String password() {
    String given = System.getenv(PASSWORD);
    if (given != null) {
      return given;
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Password of %s: ", user);
    if (typed == null) {
      throw new StartupException("Give the password as " + PASSWORD + " or run in a terminal.");
    }
    return new String(typed);
  }
}
