package org.muniment.records;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;

/** The table {@code record_series}. */
final class RecordSeriesDao {
  /** The record series among some entries, by id. */
  Map<Integer, RecordSeries> find(
      Transaction transaction, int repositoryId, Collection<Integer> ids) {
    Map<Integer, RecordSeries> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    transaction
        .query(
            "select entry_id, code, "
                + RetentionColumns.NAMES
                + """
                from record_series
                where repository_id = :repositoryId and entry_id = any(:ids)
                """)
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Integer.class, ids)
        .map(
            row ->
                Map.entry(
                    row.getInt("entry_id"),
                    new RecordSeries(row.getString("code"), RetentionColumns.map(row))))
        .forEach(series -> found.put(series.getKey(), series.getValue()));
    return found;
  }

  /**
   * Adds a row.
   *
   * @return false when another record series of the repository has the code; nothing was changed
   */
  boolean insert(Transaction transaction, int repositoryId, int id, @Nullable String code) {
    String key = code == null ? null : NameKey.of(code);
    if (key != null) {
      // Deleted record series leave their rows to a sweep.
      transaction
          .update(
              """
              delete from record_series series
              where series.repository_id = :repositoryId
                and series.code_key = :key
                and not exists (
                  select from entry
                  where entry.repository_id = series.repository_id and entry.id = series.entry_id)
              """)
          .bind("repositoryId", repositoryId)
          .bind("key", key)
          .execute();
    }
    return transaction
            .update(
                """
                insert into record_series (repository_id, entry_id, code, code_key)
                values (:repositoryId, :id, :code, :key)
                on conflict (repository_id, code_key) do nothing
                """)
            .bind("repositoryId", repositoryId)
            .bind("id", id)
            .bind("code", code)
            .bind("key", key)
            .execute()
        == 1;
  }

  /**
   * Locks the row of a record series and those of all below it, in the order of ids, so that
   * changes of nested record series don't wait for each other in a ring.
   */
  void lockWithBelow(Transaction transaction, int repositoryId, int id) {
    transaction
        .query(
            """
            with recursive below as (
              select cast(:id as integer) as id
              union all
              select e.id
              from below
              join entry e
                on e.repository_id = :repositoryId and e.parent_id = below.id and e.type = 2
            )
            select entry_id
            from record_series
            where repository_id = :repositoryId and entry_id in (select id from below)
            order by entry_id
            for update
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .mapTo(Integer.class)
        .list();
  }

  /** Changes what is set in the given values, and nothing else. */
  void update(Transaction transaction, int repositoryId, int id, Retention changes) {
    RetentionColumns.bind(
            transaction.update(
                """
                insert into record_series as series (repository_id, entry_id,
                """
                    + RetentionColumns.NAMES
                    + ") values (:repositoryId, :id, "
                    + RetentionColumns.VALUES
                    + """
                    )
                    on conflict (repository_id, entry_id) do update
                    set cutoff_criterion_id
                        = coalesce(excluded.cutoff_criterion_id, series.cutoff_criterion_id),
                      disposition_schedule_id
                        = coalesce(excluded.disposition_schedule_id, series.disposition_schedule_id),
                      disposition_authority
                        = coalesce(excluded.disposition_authority, series.disposition_authority),
                      permanent = coalesce(excluded.permanent, series.permanent),
                      review_cycle_id = coalesce(excluded.review_cycle_id, series.review_cycle_id),
                      review_interval = coalesce(excluded.review_interval, series.review_interval),
                      review_interval_unit
                        = coalesce(excluded.review_interval_unit, series.review_interval_unit)
                    """),
            changes)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
  }

  /** As {@link #update}, for all record series below one. */
  void updateBelow(Transaction transaction, int repositoryId, int id, Retention changes) {
    RetentionColumns.bind(
            transaction.update(
                """
                with recursive below as (
                  select id
                  from entry
                  where repository_id = :repositoryId and parent_id = :id and type = 2
                  union all
                  select e.id
                  from below
                  join entry e
                    on e.repository_id = :repositoryId and e.parent_id = below.id and e.type = 2
                )
                update record_series
                set cutoff_criterion_id = coalesce(cast(:cutoff as integer), cutoff_criterion_id),
                  disposition_schedule_id
                    = coalesce(cast(:schedule as integer), disposition_schedule_id),
                  disposition_authority = coalesce(cast(:authority as text), disposition_authority),
                  permanent = coalesce(cast(:permanent as boolean), permanent),
                  review_cycle_id = coalesce(cast(:cycle as integer), review_cycle_id),
                  review_interval = coalesce(cast(:interval as integer), review_interval),
                  review_interval_unit = coalesce(cast(:unit as smallint), review_interval_unit)
                where repository_id = :repositoryId and entry_id in (select id from below)
                """),
            changes)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
  }
}
