package org.muniment.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the databases, made once and kept.
 *
 * @param path the directory PostgreSQL calls its data directory
 */
record PostgresCluster(Path path) {
  static final String ROLE = "muniment";
  static final String DATABASE = "muniment";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
  private static final String SETTINGS = "muniment.conf";

  boolean exists() {
    return Files.isDirectory(path);
  }

  /** Makes the cluster with its one role and one database; a try that was killed is done again. */
  void make(PostgresBinaries binaries, PostgresLauncher launcher, String password) {
    LOG.info("Making the database files in {}", path);
    Path passwordFile = path.resolveSibling("initial-password");
    try {
      Path partial = PrivateFiles.partial(path);
      PrivateFiles.write(passwordFile, password);
      launcher.handOver();
      succeed(
          launcher.run(
              List.of(
                  binaries.program("initdb"),
                  "--pgdata=" + partial,
                  "--username=" + ROLE,
                  "--pwfile=" + passwordFile,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8",
                  "--data-checksums",
                  // Everything is forced to disk below, once.
                  "--no-sync",
                  "--no-instructions"),
              ""));
      Files.delete(passwordFile);
      succeed(
          launcher.run(
              List.of(
                  binaries.program("postgres"),
                  "--single",
                  "-D",
                  partial.toString(),
                  "-j",
                  "postgres"),
              "create database " + DATABASE + ";\n\n"));
      PrivateFiles.write(
          partial.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
      Files.writeString(
          partial.resolve("postgresql.conf"),
          "\ninclude '" + SETTINGS + "'\ninclude_if_exists '../local.conf'\n",
          StandardOpenOption.APPEND);
      PrivateFiles.forceTree(partial);
      PrivateFiles.rename(partial, path);
    } catch (IOException failure) {
      throw new DatabaseException(
          "The database files in " + path + " could not be made: " + PrivateFiles.reason(failure),
          failure);
    }
  }

  private void succeed(ExternalProgram.Result result) {
    if (!result.succeeded()) {
      LOG.error("Making the database files failed:\n{}", result.output());
      throw new DatabaseException(
          "The database files in " + path + " could not be made: " + result.lastLine());
    }
  }

  /**
   * @throws DatabaseException when another major version of PostgreSQL made the files
   */
  void checkVersion() {
    try {
      String version = Files.readString(path.resolve("PG_VERSION")).strip();
      if (!version.equals(PostgresBinaries.MAJOR_VERSION)) {
        throw new DatabaseException(
            "The database files in "
                + path
                + " belong to PostgreSQL "
                + version
                + ", this program brings PostgreSQL "
                + PostgresBinaries.MAJOR_VERSION
                + ": export with the former program and import with this one.");
      }
    } catch (IOException failure) {
      throw new DatabaseException(
          "The version of the database files in "
              + path
              + " can't be read: "
              + PrivateFiles.reason(failure),
          failure);
    }
  }

  /** Brings the settings up to date with this program and this machine. */
  void writeSettings() throws IOException {
    Path file = path.resolve(SETTINGS);
    String settings = PostgresSettings.text();
    if (!Files.exists(file) || !Files.readString(file).equals(settings)) {
      PrivateFiles.write(file, settings);
    }
  }
}
