package org.muniment.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.database.DataDirectory;
import org.muniment.database.Database;
import org.muniment.database.DatabaseConfig;
import org.muniment.database.EmbeddedPostgres;
import org.muniment.database.Migrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data directory and the database, opened as the configuration says. */
public final class Storage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

  private final @Nullable DataDirectory directory;
  private final @Nullable EmbeddedPostgres embedded;
  private final Database database;

  private Storage(
      @Nullable DataDirectory directory, @Nullable EmbeddedPostgres embedded, Database database) {
    this.directory = directory;
    this.embedded = embedded;
    this.database = database;
  }

  /**
   * Opens everything for a server: the data directory belongs to this process alone.
   *
   * @throws org.muniment.error.StartupException with one line for the operator
   */
  public static Storage open(Config config) {
    DataDirectory directory = DataDirectory.open(config.data());
    EmbeddedPostgres embedded = null;
    try {
      DatabaseConfig database = external(config);
      if (database == null) {
        embedded = EmbeddedPostgres.start(directory);
        database = embedded.config(config.databasePool());
      }
      return new Storage(directory, embedded, Database.open(database));
    } catch (RuntimeException failure) {
      if (embedded != null) {
        embedded.close();
      }
      directory.close();
      throw failure;
    }
  }

  /** Opens the database for a command that may run beside a server on the same data directory. */
  public static Storage openBeside(Config config) {
    DatabaseConfig database = external(config);
    if (database == null) {
      Optional<DatabaseConfig> running = EmbeddedPostgres.attach(config.data(), 4);
      if (running.isEmpty()) {
        return open(config);
      }
      database = running.get();
    }
    return new Storage(null, null, Database.open(database));
  }

  /**
   * For commands, which bring no tables up to date.
   *
   * @throws org.muniment.database.DatabaseException when no server of this program has made them
   */
  public void requireTables() {
    Migrations.require(database);
  }

  private static @Nullable DatabaseConfig external(Config config) {
    Config.ExternalDatabase given = config.database();
    return given == null
        ? null
        : new DatabaseConfig(given.url(), given.user(), given.password(), config.databasePool());
  }

  /**
   * Where this process may put files for its workers. A command beside a server has a place of its
   * own, because whoever begins to use a place empties it.
   */
  Path workerDirectory(Path data) {
    Path temporary = data.toAbsolutePath().resolve("tmp");
    return directory != null
        ? temporary.resolve("workers")
        : temporary.resolve("workers-" + ProcessHandle.current().pid());
  }

  /** Removes the place of a command beside a server. */
  void removeWorkerDirectory(Path place) {
    if (directory == null) {
      try {
        Files.deleteIfExists(place);
      } catch (IOException failure) {
        LOG.warn("The directory {} could not be removed: {}", place, failure.getMessage());
      }
    }
  }

  public Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
    if (embedded != null) {
      embedded.close();
    }
    if (directory != null) {
      directory.close();
    }
  }
}
