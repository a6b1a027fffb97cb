package org.muniment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.database.Database;
import org.muniment.database.DatabaseConfig;
import org.muniment.database.TestDatabases;

class MigrateCommandTest {
  @TempDir Path data;
  private final DatabaseConfig database = TestDatabases.createConfig();

  private String run(int exitCode, String... words) {
    StringWriter out = new StringWriter();
    assertThat(Commands.run(out, new StringWriter(), Commands.on(database, data, words)))
        .isEqualTo(exitCode);
    return out.toString();
  }

  @Test
  void makesTheTablesOfAnEmptyDatabase_andAppliesNothingTwice() {
    try (Database opened = Database.open(database)) {
      opened.execute(transaction -> transaction.update("drop schema public cascade").execute());
      opened.execute(transaction -> transaction.update("create schema public").execute());
    }
    run(1, "repository", "list");
    assertThat(run(0, "migrate")).matches("Migrations applied: [1-9]\\d*\\R");
    assertThat(run(0, "migrate")).matches("Migrations applied: 0\\R");
    run(0, "repository", "create", "papers");
    assertThat(run(0, "repository", "list")).contains("papers");
  }
}
