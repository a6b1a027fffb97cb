package org.muniment.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to the version this program needs. */
public final class Migrations {
  private static final String LOCATION = "db/migration";

  /** All of them, in the order of their numbers. */
  static final List<String> SCRIPTS =
      List.of(
          "V0001__repository.sql",
          "V0002__identity.sql",
          "V0003__task.sql",
          "V0004__blob.sql",
          "V0005__entry.sql",
          "V0006__definition.sql",
          "V0007__metadata.sql",
          "V0008__document.sql",
          "V0009__search.sql",
          "V0010__upload_in_store.sql",
          "V0011__userarea.sql",
          "V0012__records.sql",
          "V0013__access.sql",
          "V0014__annotation.sql",
          "V0015__dynamic_field.sql",
          "V0016__task_queue.sql",
          "V0017__visible_text.sql",
          "V0018__entry_statistics.sql");

  private Migrations() {}

  /**
   * Applies what is missing. Safe to call from several nodes at once: one migrates, the others
   * wait. A schema that this very set of scripts left behind says so in a comment on its history
   * table; then Flyway, which takes as long to set up as the rest of a start, isn't asked.
   *
   * @return how many migrations were applied
   * @throws DatabaseException when the schema is newer than this program, was tampered with, or a
   *     migration failed
   */
  public static int apply(Database database) {
    String digest = digest();
    String found = digestOfSchema(database);
    if (digest.equals(found)) {
      return 0;
    }
    if (!found.isEmpty()) {
      // Else a migration that is cut short would leave the digest of what was before.
      comment(database, "null");
    }
    int applied = migrate(database);
    comment(database, "'" + digest + "'");
    return applied;
  }

  /**
   * For those who only use the schema.
   *
   * @throws DatabaseException when it is not that of this program
   */
  public static void require(Database database) {
    if (!digest().equals(digestOfSchema(database))) {
      throw new DatabaseException(
          "The database at "
              + database.config().place()
              + " does not have the tables of this program; the start of a server brings them up"
              + " to date.");
    }
  }

  /** The text of a comment can't be bound; it is null or hexadecimal digits. */
  private static void comment(Database database, String literal) {
    database.execute(
        transaction ->
            transaction.update("comment on table schema_history is " + literal).execute());
  }

  private static int migrate(Database database) {
    try {
      return Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(database.dataSource())
          .locations("classpath:" + LOCATION)
          .table("schema_history")
          .communityDBSupportEnabled(false)
          // By default a schema that a newer program left would be accepted.
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException failure) {
      throw new DatabaseException(
          "The database schema could not be brought up to date: " + reason(failure), failure);
    }
  }

  /** What PostgreSQL says, where it was PostgreSQL that refused; else what Flyway says. */
  private static String reason(FlywayException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    Throwable told = cause instanceof SQLException ? cause : failure;
    String message = String.valueOf(told.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  private static String digestOfSchema(Database database) {
    return database.read(
        transaction ->
            transaction
                .query("select obj_description(to_regclass('schema_history'), 'pg_class')")
                .mapTo(String.class)
                .findOne()
                .orElse(""));
  }

  /** A SHA-256 of the names and texts of all scripts. */
  static String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String script : SCRIPTS) {
        digest.update(script.getBytes(StandardCharsets.UTF_8));
        digest.update(text(script));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] text(String script) {
    try (InputStream in =
        Migrations.class.getClassLoader().getResourceAsStream(LOCATION + "/" + script)) {
      if (in == null) {
        throw new IllegalStateException("The migration " + script + " is missing.");
      }
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
