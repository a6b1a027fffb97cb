package org.muniment.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  @Test
  void scriptsAreAllInTheDirectory() throws Exception {
    URL directory = Objects.requireNonNull(getClass().getResource("/db/migration"));
    try (Stream<Path> files = Files.list(Path.of(directory.toURI()))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
          .isEqualTo(Migrations.SCRIPTS);
    }
  }

  @Test
  void applyTo_emptyDatabase_appliesAllOnceAndSaysSo() {
    try (Database database = TestDatabases.create()) {
      database.execute(
          transaction -> {
            transaction.update("drop schema public cascade").execute();
            transaction.update("create schema public").execute();
          });

      assertThat(Migrations.apply(database)).isEqualTo(Migrations.SCRIPTS.size());
      assertThat(Migrations.apply(database)).isZero();
      assertThat(comment(database)).isEqualTo(Migrations.digest());
    }
  }

  @Test
  void apply_schemaThatMayNotBeWritten_saysWhatPostgresSays() {
    try (Database database = TestDatabases.create()) {
      database.execute(transaction -> transaction.update("drop schema public cascade").execute());

      assertThatThrownBy(() -> Migrations.apply(database))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("no schema has been selected to create in");
    }
  }

  @Test
  void apply_commentOfAnotherProgram_looksAtTheHistory() {
    try (Database database = TestDatabases.create()) {
      database.execute(
          transaction ->
              transaction.update("comment on table schema_history is 'another'").execute());

      assertThat(Migrations.apply(database)).isZero();
      assertThat(comment(database)).isEqualTo(Migrations.digest());
    }
  }

  @Test
  void apply_scriptThatWasChanged_isRefused() {
    try (Database database = TestDatabases.create()) {
      database.execute(
          transaction -> {
            transaction.update("comment on table schema_history is 'another'").execute();
            transaction
                .update("update schema_history set checksum = 1 where version = '0002'")
                .execute();
          });

      assertThatThrownBy(() -> Migrations.apply(database))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("could not be brought up to date");
      assertThat(comment(database)).isNull();
    }
  }

  @Test
  void apply_schemaOfANewerProgram_isRefused() {
    try (Database database = TestDatabases.create()) {
      database.execute(
          transaction -> {
            transaction.update("comment on table schema_history is 'another'").execute();
            transaction
                .update(
                    """
                    insert into schema_history (
                      installed_rank, version, description, type, script, checksum, installed_by,
                      execution_time, success)
                    values (9999, '9999', 'future', 'SQL', 'V9999__future.sql', 1, 'x', 1, true)
                    """)
                .execute();
          });

      assertThatThrownBy(() -> Migrations.apply(database)).isInstanceOf(DatabaseException.class);
    }
  }

  private static @Nullable String comment(Database database) {
    return database.read(
        transaction ->
            transaction
                .query("select obj_description(cast('schema_history' as regclass), 'pg_class')")
                .mapTo(String.class)
                .findOne()
                .orElse(null));
  }
}
