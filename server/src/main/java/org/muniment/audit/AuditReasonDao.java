package org.muniment.audit;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.muniment.database.Transaction;

/** The tables {@code audit_reason} and {@code audit_reason_required}. */
final class AuditReasonDao {
  List<AuditReason> list(Transaction transaction, int repositoryId) {
    return transaction
        .query(
            """
            select id, event_type, name
            from audit_reason
            where repository_id = :repositoryId
            order by id
            """)
        .bind("repositoryId", repositoryId)
        .map(
            row ->
                new AuditReason(
                    row.getInt("id"),
                    AuditEvent.valueOf(row.getString("event_type")),
                    row.getString("name")))
        .list();
  }

  /** Whether a reason is demanded and this is none of those that will do. */
  boolean lacks(Transaction transaction, int repositoryId, AuditEvent event, int reasonId) {
    return transaction
        .query(
            """
            select exists (
                select from audit_reason_required
                where repository_id = :repositoryId and event_type = :event)
              and not exists (
                select from audit_reason
                where repository_id = :repositoryId and event_type = :event and id = :reasonId)
            """)
        .bind("repositoryId", repositoryId)
        .bind("event", event.name())
        .bind("reasonId", reasonId)
        .mapTo(Boolean.class)
        .one();
  }

  void insert(Transaction transaction, int repositoryId, AuditReason reason) {
    transaction
        .update(
            """
            insert into audit_reason (repository_id, id, event_type, name)
            values (:repositoryId, :id, :event, :name)
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", reason.id())
        .bind("event", reason.event().name())
        .bind("name", reason.name())
        .execute();
  }

  /** Adds a reason that the event doesn't have yet; reasons that are added wait for each other. */
  void add(Transaction transaction, int repositoryId, AuditEvent event, String name) {
    transaction
        .query("select id from repository where id = :repositoryId for no key update")
        .bind("repositoryId", repositoryId)
        .mapTo(Integer.class)
        .one();
    transaction
        .update(
            """
            insert into audit_reason (repository_id, id, event_type, name)
            select :repositoryId, coalesce(max(id), 0) + 1, :event, :name
            from audit_reason
            where repository_id = :repositoryId
            on conflict (repository_id, event_type, name) do nothing
            """)
        .bind("repositoryId", repositoryId)
        .bind("event", event.name())
        .bind("name", name)
        .execute();
  }

  Set<AuditEvent> demanded(Transaction transaction, int repositoryId) {
    Set<AuditEvent> demanded = EnumSet.noneOf(AuditEvent.class);
    transaction
        .query(
            """
            select event_type
            from audit_reason_required
            where repository_id = :repositoryId
            """)
        .bind("repositoryId", repositoryId)
        .mapTo(String.class)
        .forEach(event -> demanded.add(AuditEvent.valueOf(event)));
    return demanded;
  }

  void demand(Transaction transaction, int repositoryId, AuditEvent event) {
    transaction
        .update(
            """
            insert into audit_reason_required (repository_id, event_type)
            values (:repositoryId, :event)
            on conflict do nothing
            """)
        .bind("repositoryId", repositoryId)
        .bind("event", event.name())
        .execute();
  }

  void waive(Transaction transaction, int repositoryId, AuditEvent event) {
    transaction
        .update(
            """
            delete from audit_reason_required
            where repository_id = :repositoryId and event_type = :event
            """)
        .bind("repositoryId", repositoryId)
        .bind("event", event.name())
        .execute();
  }
}
