package org.muniment.records;

import java.util.List;
import org.muniment.database.Database;

/** Removes what deleted entries leave behind; their ids are never used again. */
public final class RecordSweeper {
  private static final List<String> TABLES =
      List.of("record_series", "record_entry", "record_event");

  private final Database database;

  public RecordSweeper(Database database) {
    this.database = database;
  }

  /** Answers how many rows were removed. */
  public int sweep() {
    return database.write(
        transaction ->
            TABLES.stream()
                .mapToInt(
                    table ->
                        transaction
                            .update(
                                """
                                delete from %s held
                                where not exists (
                                  select from entry
                                  where entry.repository_id = held.repository_id
                                    and entry.id = held.entry_id)
                                """
                                    .formatted(table))
                            .execute())
                .sum());
  }
}
