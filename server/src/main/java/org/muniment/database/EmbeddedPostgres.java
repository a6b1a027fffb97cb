package org.muniment.database;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL inside the data directory, listening on 127.0.0.1 only, watched and started
 * again should it end by itself. It survives the end of this process unless {@link #stop()} is
 * called; the next start then stops it first. Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String DIRECTORY = "postgres";
  private static final String CLUSTER = "cluster";
  private static final int START_ATTEMPTS = 5;

  private final ConnectionFile connection;
  private final PostgresSupervisor supervisor;

  private EmbeddedPostgres(ConnectionFile connection, PostgresSupervisor supervisor) {
    this.connection = connection;
    this.supervisor = supervisor;
  }

  /**
   * Starts PostgreSQL and returns once it accepts connections; the first start in a directory
   * unpacks the programs and makes the database files. The data directory must stay open as long as
   * this object is used.
   *
   * @throws DatabaseException when PostgreSQL can't run here or its files are of another version
   */
  public static EmbeddedPostgres start(DataDirectory data) {
    Path directory = data.path().resolve(DIRECTORY);
    try {
      PrivateFiles.makeDirectory(directory);
      PrivateFiles.makeDirectory(directory.resolve("log"));
      PostgresBinaries binaries = PostgresBinaries.unpack(directory);
      PostgresLauncher launcher = PostgresLauncher.choose(directory, binaries);
      PostgresCluster cluster = new PostgresCluster(directory.resolve(CLUSTER));
      ConnectionFile connection = prepare(directory, cluster, binaries, launcher);
      Postmaster.clear(cluster);
      cluster.writeSettings();
      for (int attempt = 1; ; attempt++) {
        if (!LoopbackPort.isFree(connection.port())) {
          connection = connection.withPort(LoopbackPort.findFree());
          connection.save(directory);
        }
        launcher.handOver();
        Postmaster postmaster =
            new Postmaster(
                binaries, launcher, cluster, connection.port(), directory.resolve("log"));
        PostgresSupervisor supervisor = new PostgresSupervisor(postmaster);
        try {
          supervisor.start();
          binaries.deleteOthers();
          return new EmbeddedPostgres(connection, supervisor);
        } catch (DatabaseException failure) {
          supervisor.stop();
          // Somebody may have taken the port between the look and the start.
          if (attempt == START_ATTEMPTS || LoopbackPort.isFree(connection.port())) {
            throw failure;
          }
        }
      }
    } catch (IOException failure) {
      throw new DatabaseException(
          "PostgreSQL could not be started in " + directory + ": " + PrivateFiles.reason(failure),
          failure);
    }
  }

  private static ConnectionFile prepare(
      Path directory, PostgresCluster cluster, PostgresBinaries binaries, PostgresLauncher launcher)
      throws IOException {
    Optional<ConnectionFile> known = ConnectionFile.load(directory);
    if (cluster.exists()) {
      cluster.checkVersion();
      return known.orElseThrow(
          () ->
              new DatabaseException(
                  "The password of the database in "
                      + directory
                      + " is lost: its file connection.properties is missing."));
    }
    // Kept before it is used: a cluster without its password would be worthless.
    ConnectionFile connection =
        known.orElseGet(() -> ConnectionFile.withNewPassword(LoopbackPort.findFree()));
    connection.save(directory);
    cluster.make(binaries, launcher, connection.password());
    return connection;
  }

  /**
   * Where the PostgreSQL that another process runs in this data directory can be reached; empty
   * when none runs. Starts nothing and takes no lock.
   */
  public static Optional<DatabaseConfig> attach(Path dataDirectory, int poolSize) {
    try {
      Path directory = dataDirectory.toRealPath().resolve(DIRECTORY);
      PostgresCluster cluster = new PostgresCluster(directory.resolve(CLUSTER));
      Optional<PostmasterFile> postmaster =
          PostmasterFile.read(cluster)
              .filter(PostmasterFile::ready)
              .filter(file -> file.isPostmasterOf(cluster));
      return postmaster
          .flatMap(file -> ConnectionFile.load(directory).map(known -> known.withPort(file.port())))
          .map(connection -> connection.config(poolSize))
          .filter(EmbeddedPostgres::answers);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new DatabaseException(
          "The data directory " + dataDirectory + " can't be read: " + PrivateFiles.reason(failure),
          failure);
    }
  }

  private static boolean answers(DatabaseConfig config) {
    Properties properties = new Properties();
    properties.setProperty("user", config.user());
    properties.setProperty("password", config.password());
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "5");
    try (Connection connection = DriverManager.getConnection(config.url(), properties)) {
      return connection.isValid(5);
    } catch (SQLException failure) {
      LOG.debug("PostgreSQL runs but does not answer", failure);
      return false;
    }
  }

  /** How to connect; stays the same when PostgreSQL is started again. */
  public DatabaseConfig config(int poolSize) {
    return connection.config(poolSize);
  }

  /** Whether PostgreSQL runs now; false for the moment between its end and its new start. */
  public boolean isAlive() {
    return supervisor.isAlive();
  }

  /** The process id of PostgreSQL, which changes when it is started again. */
  public long processId() {
    return supervisor.processId();
  }

  /** Ends PostgreSQL: connections are closed, what was committed is on disk. */
  public void stop() {
    supervisor.stop();
  }

  @Override
  public void close() {
    stop();
  }
}
