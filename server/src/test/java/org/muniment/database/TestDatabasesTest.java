package org.muniment.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabasesTest {
  @Test
  void create_twice_theyAreApartAndMigrated() {
    try (Database first = TestDatabases.create();
        Database second = TestDatabases.create()) {
      first.execute(transaction -> transaction.update("create table mine (id int)").execute());

      assertThat(tables(first)).contains("mine", "schema_history");
      assertThat(tables(second)).contains("schema_history").doesNotContain("mine");
    }
  }

  private static java.util.List<String> tables(Database database) {
    return database.read(
        transaction ->
            transaction
                .query("select tablename from pg_tables where schemaname = 'public'")
                .mapTo(String.class)
                .list());
  }
}
