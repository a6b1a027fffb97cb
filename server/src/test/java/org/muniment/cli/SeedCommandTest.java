package org.muniment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.database.Database;
import org.muniment.database.DatabaseConfig;
import org.muniment.database.TestDatabases;

class SeedCommandTest {
  @TempDir Path directory;
  private final DatabaseConfig database = TestDatabases.createConfig();
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void repository() {
    assertThat(run("repository", "create", "demo", "--bare")).isZero();
    out.getBuffer().setLength(0);
  }

  private int run(String... arguments) {
    return Commands.run(out, errors, Commands.on(database, directory.resolve("data"), arguments));
  }

  private String file(String content) throws IOException {
    return Files.writeString(directory.resolve("seed.yaml"), content).toString();
  }

  @Test
  void loadsAndDumps() throws IOException {
    String seed = file("fields: [{name: Colour}]\nentries: [{document: /a, text: red}]\n");
    assertThat(run("seed", seed)).isZero();
    assertThat(out.toString()).contains("Seeded: 1 definitions, 0 users, 1 entries.");

    out.getBuffer().setLength(0);
    assertThat(run("seed", "--dump")).isZero();
    assertThat(out.toString()).contains("name: Colour", "document: /a", "text: red");

    Path dump = directory.resolve("dump.json");
    assertThat(run("seed", "--dump", dump.toString())).isZero();
    assertThat(dump).content().contains("\"Colour\"");
    assertThat(errors.toString().lines())
        .hasSize(2)
        .allMatch(
            line -> line.startsWith("This dump is no backup.") && line.contains("1 password"));
  }

  @Test
  void aBadFileEndsWithOneLineAndCodeTwo() throws IOException {
    assertThat(run("seed", file("fields:\n  - name: A\n  - nme: B\n"))).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("muniment: seed.yaml:3: fields[2].nme: there is no such key")
        .hasLineCount(1);

    assertThat(run("seed", "gone.yaml")).isEqualTo(2);
    assertThat(run("seed")).isEqualTo(2);
    assertThat(run("seed", file("entries: [{folder: /a}]"), "--user", "nobody")).isEqualTo(1);
  }

  @Test
  void aDatabaseThatNoServerPreparedEndsWithOneLine() {
    try (Database opened = Database.open(database)) {
      opened.execute(transaction -> transaction.update("drop table schema_history").execute());
    }
    assertThat(run("user", "list")).isEqualTo(1);
    assertThat(errors.toString())
        .startsWith("muniment: The database at ")
        .contains("does not have the tables of this program")
        .hasLineCount(1);
  }
}
