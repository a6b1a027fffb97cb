package org.muniment.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to the version this program needs. */
public final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing. Safe to call from several nodes at once: one migrates, the others
   * wait.
   *
   * @return how many migrations were applied
   * @throws DatabaseException when the schema is newer than this program, was tampered with, or a
   *     migration failed
   */
  public static int apply(Database database) {
    try {
      return Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(database.dataSource())
          .locations("classpath:db/migration")
          .table("schema_history")
          .communityDBSupportEnabled(false)
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException failure) {
      String message = String.valueOf(failure.getMessage());
      throw new DatabaseException(
          "The database schema could not be brought up to date: "
              + message.lines().findFirst().orElse(message),
          failure);
    }
  }
}
