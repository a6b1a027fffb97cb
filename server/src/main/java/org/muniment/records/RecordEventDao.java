package org.muniment.records;

import java.time.OffsetDateTime;
import java.util.List;
import org.muniment.database.Transaction;

/** The table {@code record_event}. */
final class RecordEventDao {
  List<RecordEvent> list(Transaction transaction, int repositoryId, int entryId) {
    return transaction
        .query(
            """
            select entry_id, event_id, date
            from record_event
            where repository_id = :repositoryId and entry_id = :entryId
            order by event_id
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .map(
            row ->
                new RecordEvent(
                    row.getInt("entry_id"),
                    row.getInt("event_id"),
                    row.getObject("date", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Adds an event, or gives it another date. */
  void put(Transaction transaction, int repositoryId, RecordEvent event) {
    transaction
        .update(
            """
            insert into record_event (repository_id, entry_id, event_id, date)
            values (:repositoryId, :entryId, :eventId, :date)
            on conflict (repository_id, entry_id, event_id) do update
            set date = excluded.date
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", event.entryId())
        .bind("eventId", event.eventId())
        .bind("date", event.date())
        .execute();
  }

  /** Answers false when there is no such event. */
  boolean delete(Transaction transaction, int repositoryId, int entryId, int eventId) {
    return transaction
            .update(
                """
                delete from record_event
                where repository_id = :repositoryId
                  and entry_id = :entryId
                  and event_id = :eventId
                """)
            .bind("repositoryId", repositoryId)
            .bind("entryId", entryId)
            .bind("eventId", eventId)
            .execute()
        == 1;
  }
}
