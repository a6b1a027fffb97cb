package org.muniment.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.muniment.error.StartupException;

/**
 * Databases for tests: one PostgreSQL per test process, started at the first use and stopped at the
 * end of the process, its files kept for the next run. Each {@link #create()} is a copy of a
 * database that was migrated once for this set of migrations.
 */
public final class TestDatabases {
  private static final int MOST_PROCESSES = 32;
  private static final int POOL_SIZE = 8;
  private static final String TEMPLATE_PREFIX = "template_of_tests_";
  private static final String TEST_PREFIX = "test_";

  /** What a test run can do without: surviving a power failure, and a large share of the memory. */
  private static final String SETTINGS =
      """
      fsync = off
      full_page_writes = off
      shared_buffers = 128MB
      max_connections = 400
      """;

  private static final TestDatabases SHARED = new TestDatabases();

  private final DataDirectory data;
  private final DatabaseConfig server;
  private final Connection administrator;
  private final String template;
  private int created;

  private TestDatabases() {
    data = openFree();
    try {
      Path settings =
          Files.createDirectories(data.path().resolve("postgres")).resolve("local.conf");
      Files.writeString(settings, SETTINGS);
      EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
      server = postgres.config(POOL_SIZE);
      administrator = DirectConnection.open(server, "muniment tests");
      template = TEMPLATE_PREFIX + Migrations.digest().substring(0, 16);
      dropFormer();
      if (!names(TEMPLATE_PREFIX).contains(template)) {
        migrateTemplate();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A new database with the whole schema and no rows; the caller closes it. */
  public static Database create() {
    return Database.open(createConfig());
  }

  /** A new database with the whole schema, for tests that open it themselves. */
  public static DatabaseConfig createConfig() {
    return SHARED.copyTemplate();
  }

  /** Where the PostgreSQL programs are unpacked. */
  static Path binaries() {
    return SHARED.data.path().resolve("postgres/bin-" + PostgresBinaries.VERSION);
  }

  private static DataDirectory openFree() {
    for (int number = 1; ; number++) {
      try {
        return DataDirectory.open(
            Path.of("target", "test-postgres" + (number == 1 ? "" : "-" + number)));
      } catch (StartupException heldByAnotherProcess) {
        if (number == MOST_PROCESSES) {
          throw heldByAnotherProcess;
        }
      }
    }
  }

  private synchronized DatabaseConfig copyTemplate() {
    String name = TEST_PREFIX + ++created;
    execute("create database " + name + " template " + template);
    return config(name);
  }

  private void migrateTemplate() {
    String unfinished = TEST_PREFIX + "template";
    execute("create database " + unfinished);
    try (Database database = Database.open(config(unfinished))) {
      Migrations.apply(database);
    }
    execute("alter database " + unfinished + " rename to " + template);
  }

  private void dropFormer() throws SQLException {
    List<String> former = names(TEST_PREFIX);
    former.addAll(names(TEMPLATE_PREFIX));
    former.remove(template);
    for (String name : former) {
      execute("drop database " + name + " with (force)");
    }
  }

  private DatabaseConfig config(String name) {
    String url = server.url().substring(0, server.url().lastIndexOf('/') + 1) + name;
    return new DatabaseConfig(url, server.user(), server.password(), server.poolSize());
  }

  private List<String> names(String prefix) throws SQLException {
    try (Statement statement = administrator.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select datname from pg_database where starts_with(datname, '" + prefix + "')")) {
      List<String> names = new ArrayList<>();
      while (result.next()) {
        names.add(result.getString(1));
      }
      return names;
    }
  }

  private void execute(String sql) {
    try (Statement statement = administrator.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
