package org.muniment.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * The server's own PostgreSQL, spoken to directly. The floors are measured on sibling tables in a
 * schema of their own: the same definition, indexes and settings as the server's.
 */
final class FloorDatabase implements AutoCloseable {
  private final String url;
  private final Properties login = new Properties();
  private final Connection connection;

  FloorDatabase(Path data) throws IOException, SQLException {
    Properties known = new Properties();
    try (Reader reader =
        Files.newBufferedReader(data.resolve("postgres").resolve("connection.properties"))) {
      known.load(reader);
    }
    url =
        "jdbc:postgresql://%s:%s/%s"
            .formatted(
                known.getProperty("host"),
                known.getProperty("port"),
                known.getProperty("database"));
    login.setProperty("user", known.getProperty("user"));
    login.setProperty("password", known.getProperty("password"));
    // As the server's own sessions.
    login.setProperty("options", "-c jit=off -c max_parallel_workers_per_gather=0");
    connection = connect();
    execute("create schema if not exists benchmark");
    execute("drop table if exists benchmark.entry");
    execute("create table benchmark.entry (like public.entry including all)");
    execute("drop table if exists benchmark.single");
    execute(
        "create table benchmark.single (id bigint generated always as identity primary key, note"
            + " text not null)");
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, login);
  }

  Connection connection() {
    return connection;
  }

  long execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Gives a measured piece the state that autovacuum and a checkpoint leave behind. */
  void settle() throws SQLException {
    execute("vacuum analyze public.entry");
    execute("vacuum analyze benchmark.entry");
    execute("vacuum analyze public.task");
    execute("vacuum analyze public.entry_plan");
    execute("checkpoint");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
