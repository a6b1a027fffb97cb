package org.muniment.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class EmbeddedPostgresTest {
  private static final int ENOUGH_ROWS = 200;

  @TempDir(factory = TestDirectories.class)
  Path temporary;

  private DataDirectory data;

  @BeforeEach
  void shareTheBinaries() throws IOException {
    // All but the test of the unpacking itself run what the shared test database runs.
    Path postgres = temporary.resolve("postgres");
    PrivateFiles.makeDirectory(postgres);
    Files.createSymbolicLink(
        postgres.resolve("bin-" + PostgresBinaries.VERSION), TestDatabases.binaries());
    data = DataDirectory.open(temporary);
  }

  @AfterEach
  void leaveNoProcess() throws IOException {
    try {
      Postmaster.clear(cluster());
    } finally {
      data.close();
    }
  }

  @Test
  void start_firstTime_isSafeAndPrivate() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      DatabaseConfig config = postgres.config(4);

      assertThat(postgres.isAlive()).isTrue();
      assertThat(setting(config, "server_version")).isEqualTo("18.6");
      assertThat(setting(config, "fsync")).isEqualTo("on");
      assertThat(setting(config, "full_page_writes")).isEqualTo("on");
      assertThat(setting(config, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(config, "data_checksums")).isEqualTo("on");
      assertThat(setting(config, "password_encryption")).isEqualTo("scram-sha-256");
      assertThat(setting(config, "server_encoding")).isEqualTo("UTF8");
      assertThat(setting(config, "unix_socket_directories")).isEmpty();
      assertThat(setting(config, "max_wal_size")).isEqualTo("4GB");
      assertThat(permissions("postgres")).isEqualTo("rwx------");
      assertThat(permissions("postgres/cluster")).isEqualTo("rwx------");
      assertThat(permissions("postgres/connection.properties")).isEqualTo("rw-------");
      assertThat(temporary.resolve("postgres/initial-password")).doesNotExist();
    }
  }

  @Test
  void start_again_keepsDataAndPort() throws Exception {
    DatabaseConfig before;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      before = postgres.config(4);
      execute(before, "create table kept (id int)", "insert into kept values (7)");
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      assertThat(postgres.config(4)).isEqualTo(before);
      assertThat(number(before, "select id from kept")).isEqualTo(7);
    }
    assertThatThrownBy(() -> connect(before).close()).isInstanceOf(SQLException.class);
  }

  @Test
  void start_portTaken_takesAnother() throws Exception {
    EmbeddedPostgres.start(data).stop();
    int taken = ConnectionFile.load(temporary.resolve("postgres")).orElseThrow().port();

    try (var socket = new java.net.ServerSocket(taken, 1, InetAddress.getByName("127.0.0.1"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      assertThat(postgres.config(4).url()).doesNotContain(":" + socket.getLocalPort() + "/");
      assertThat(number(postgres.config(4), "select 1")).isEqualTo(1);
    }
  }

  @Test
  void start_interruptedBefore_beginsAnew() throws Exception {
    Path postgres = temporary.resolve("postgres");
    Files.delete(postgres.resolve("bin-" + PostgresBinaries.VERSION));
    Path unpacked = postgres.resolve("bin-" + PostgresBinaries.VERSION + ".partial-1/bin");
    Files.writeString(Files.createDirectories(unpacked).resolve("postgres"), "half");
    Path made = Files.createDirectories(postgres.resolve("cluster.partial-1"));
    Files.writeString(made.resolve("PG_VERSION"), "");
    Files.createDirectories(postgres.resolve("bin-9.0.0/bin"));

    try (EmbeddedPostgres started = EmbeddedPostgres.start(data)) {
      assertThat(number(started.config(4), "select 1")).isEqualTo(1);
    }
    try (var left = Files.list(postgres)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "bin-" + PostgresBinaries.VERSION, "cluster", "connection.properties", "log");
    }
  }

  @Test
  void start_otherMajorVersion_isRefused() throws Exception {
    EmbeddedPostgres.start(data).stop();
    Files.writeString(temporary.resolve("postgres/cluster/PG_VERSION"), "17\n");

    assertThatThrownBy(() -> EmbeddedPostgres.start(data))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("belong to PostgreSQL 17, this program brings PostgreSQL 18")
        .hasMessageNotContaining("\n");
  }

  @Test
  void start_badLocalSettings_saysWhy() throws Exception {
    Files.writeString(temporary.resolve("postgres/local.conf"), "no_such_setting = 1\n");

    assertThatThrownBy(() -> EmbeddedPostgres.start(data))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("PostgreSQL did not start: ")
        .hasMessageContaining("contains errors")
        .hasMessageNotContaining("\n");
  }

  @Test
  void postmasterKilledDuringInserts_isStartedAgainWithEveryAcknowledgedRow() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      DatabaseConfig config = postgres.config(4);
      execute(config, "create table row (id int primary key)");
      long killed = postgres.processId();
      AtomicInteger acknowledged = new AtomicInteger();
      CompletableFuture<Void> inserts =
          CompletableFuture.runAsync(() -> insertUntilFailure(config, acknowledged));
      while (acknowledged.get() < ENOUGH_ROWS && !inserts.isDone()) {
        Thread.onSpinWait();
      }

      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      inserts.join();

      awaitAnswer(config);
      assertThat(postgres.processId()).isNotEqualTo(killed);
      assertThat(acknowledged.get()).isGreaterThanOrEqualTo(ENOUGH_ROWS);
      assertThat(number(config, "select count(*) from row where id <= " + acknowledged.get()))
          .isEqualTo(acknowledged.get());
    }
  }

  @Test
  void postmasterKilled_poolRecovers() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
        Database database = Database.open(postgres.config(4))) {
      ProcessHandle.of(postgres.processId()).orElseThrow().destroyForcibly();

      long begun = System.nanoTime();
      while (true) {
        try {
          assertThat(
                  database.<Integer>read(
                      transaction -> transaction.query("select 1").mapTo(Integer.class).one()))
              .isEqualTo(1);
          return;
        } catch (MunimentException notYet) {
          assertThat(notYet.code()).isEqualTo(ErrorCode.UNAVAILABLE);
          if (System.nanoTime() - begun > Duration.ofSeconds(60).toNanos()) {
            throw notYet;
          }
        }
      }
    }
  }

  @Test
  void start_afterEverythingWasKilled_recovers() throws Exception {
    try (SecondProcess second = SecondProcess.start("postgres", other())) {
      ProcessHandle postmaster = postmasterOf(second);
      DatabaseConfig config = EmbeddedPostgres.attach(other(), 4).orElseThrow();
      execute(config, "create table kept (id int)", "insert into kept values (7)");
      second.close();
      postmaster.destroyForcibly();
    }
    try (DataDirectory held = DataDirectory.open(other());
        EmbeddedPostgres postgres = EmbeddedPostgres.start(held)) {
      assertThat(number(postgres.config(4), "select id from kept")).isEqualTo(7);
    }
  }

  @Test
  void start_postmasterOfDeadProcessRuns_replacesIt() throws Exception {
    try (SecondProcess second = SecondProcess.start("postgres", other())) {
      ProcessHandle orphan = postmasterOf(second);
      second.close();
      assertThat(orphan.isAlive()).isTrue();
      DatabaseConfig config = EmbeddedPostgres.attach(other(), 4).orElseThrow();
      execute(config, "create table kept (id int)", "insert into kept values (7)");

      try (DataDirectory held = DataDirectory.open(other());
          EmbeddedPostgres postgres = EmbeddedPostgres.start(held)) {
        assertThat(postgres.processId()).isNotEqualTo(orphan.pid());
        assertThat(new PostmasterFile(orphan.pid(), 0, true).isPostmasterOf(otherCluster()))
            .isFalse();
        assertThat(postgres.config(4)).isEqualTo(config);
        assertThat(number(config, "select id from kept")).isEqualTo(7);
      }
    } finally {
      Postmaster.clear(otherCluster());
    }
  }

  @Test
  void start_processIdGivenToSomebodyElse_leavesThemAloneAndStarts() throws Exception {
    EmbeddedPostgres.start(data).stop();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          temporary.resolve("postgres/cluster/postmaster.pid"),
          stranger.pid() + "\n" + cluster().path() + "\n1\n5432\n\n127.0.0.1\n 1 1\nready   \n");

      assertThat(EmbeddedPostgres.attach(temporary, 4)).isEmpty();
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
        assertThat(number(postgres.config(4), "select 1")).isEqualTo(1);
        assertThat(stranger.isAlive()).isTrue();
      }
    } finally {
      stranger.destroy();
    }
  }

  @Test
  void attach_onlyWhileItRuns() throws Exception {
    assertThat(EmbeddedPostgres.attach(temporary.resolve("nowhere"), 4)).isEmpty();
    assertThat(EmbeddedPostgres.attach(temporary, 4)).isEmpty();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      assertThat(EmbeddedPostgres.attach(temporary, 4)).contains(postgres.config(4));
    }
    assertThat(EmbeddedPostgres.attach(temporary, 4)).isEmpty();
  }

  @Test
  void connect_wrongPassword_isRefused() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      DatabaseConfig config = postgres.config(4);
      for (String wrong : List.of("", "muniment", config.password() + "x")) {
        assertThatThrownBy(
                () -> DriverManager.getConnection(config.url(), config.user(), wrong).close())
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      int port = ConnectionFile.load(temporary.resolve("postgres")).orElseThrow().port();
      assertThat(setting(postgres.config(4), "listen_addresses")).isEqualTo("127.0.0.1");
      new Socket("127.0.0.1", port).close();
      for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(network.getInetAddresses())) {
          if (!address.equals(InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> new Socket(address, port).close())
                .as(address.toString())
                .isInstanceOf(IOException.class);
          }
        }
      }
    }
  }

  @Test
  void stop_doesNotWaitForClients() throws Exception {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
    try (Connection open = connect(postgres.config(4))) {
      postgres.stop();

      assertThat(postgres.isAlive()).isFalse();
      assertThat(open.isValid(1)).isFalse();
      postgres.stop();
    }
  }

  @Test
  void archive_isNamedBySystemAndProcessor() {
    assertThat(PostgresBinaries.archive("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
    assertThat(PostgresBinaries.archive("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
    assertThat(PostgresBinaries.archive("Mac OS X", "aarch64"))
        .isEqualTo("postgres-darwin-arm_64.txz");
  }

  private Path other() throws IOException {
    Path other = temporary.resolve("other");
    if (!Files.exists(other)) {
      Files.createDirectories(other.resolve("postgres"));
      Files.createSymbolicLink(
          other.resolve("postgres/bin-" + PostgresBinaries.VERSION), TestDatabases.binaries());
    }
    return other;
  }

  private PostgresCluster cluster() throws IOException {
    return new PostgresCluster(temporary.toRealPath().resolve("postgres/cluster"));
  }

  private PostgresCluster otherCluster() throws IOException {
    return new PostgresCluster(other().toRealPath().resolve("postgres/cluster"));
  }

  private static ProcessHandle postmasterOf(SecondProcess second) throws IOException {
    String line = second.line();
    assertThat(line).startsWith("postgres ");
    return ProcessHandle.of(Long.parseLong(line.substring("postgres ".length()))).orElseThrow();
  }

  private String permissions(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve(path)));
  }

  private static void insertUntilFailure(DatabaseConfig config, AtomicInteger acknowledged) {
    try (Connection connection = connect(config);
        Statement statement = connection.createStatement()) {
      while (true) {
        statement.execute("insert into row values (" + (acknowledged.get() + 1) + ")");
        acknowledged.incrementAndGet();
      }
    } catch (SQLException expected) {
      assertThat(SqlStates.isUnavailable(expected)).isTrue();
    }
  }

  private static void awaitAnswer(DatabaseConfig config) throws SQLException {
    long begun = System.nanoTime();
    while (true) {
      try (Connection connection = connect(config)) {
        assertThat(connection.isValid(5)).isTrue();
        return;
      } catch (SQLException notYet) {
        if (System.nanoTime() - begun > Duration.ofSeconds(60).toNanos()) {
          throw notYet;
        }
      }
    }
  }

  private static Connection connect(DatabaseConfig config) throws SQLException {
    return DriverManager.getConnection(config.url(), config.user(), config.password());
  }

  private static void execute(DatabaseConfig config, String... statements) throws SQLException {
    try (Connection connection = connect(config);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static int number(DatabaseConfig config, String query) throws SQLException {
    return Integer.parseInt(text(config, query));
  }

  private static String setting(DatabaseConfig config, String name) throws SQLException {
    return text(config, "show " + name);
  }

  private static String text(DatabaseConfig config, String query) throws SQLException {
    try (Connection connection = connect(config);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
