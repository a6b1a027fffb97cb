package org.muniment.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;

/** The table {@code record_entry}. */
final class RecordDao {
  Optional<Declared> find(Transaction transaction, int repositoryId, int id) {
    return find(transaction, repositoryId, id, "");
  }

  /** As {@link #find}, and keeps others from changing the row until the transaction ends. */
  Optional<Declared> findForUpdate(Transaction transaction, int repositoryId, int id) {
    return find(transaction, repositoryId, id, "for update");
  }

  private static Optional<Declared> find(
      Transaction transaction, int repositoryId, int id, String lock) {
    return transaction
        .query(
            "select "
                + RetentionColumns.NAMES
                + """
                , filing_date, trigger_date, closed, cutoff_inherited, schedule_inherited,
                  last_review_date, reviewer
                from record_entry
                where repository_id = :repositoryId and entry_id = :id
                """
                + lock)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(
            row ->
                new Declared(
                    RetentionColumns.map(row),
                    instant(row, "filing_date"),
                    instant(row, "trigger_date"),
                    row.getBoolean("closed"),
                    row.getBoolean("cutoff_inherited"),
                    row.getBoolean("schedule_inherited"),
                    instant(row, "last_review_date"),
                    row.getString("reviewer")))
        .findOne();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /**
   * Adds the row of an entry that is locked, or changes it: a row that others wait for must not
   * become another one.
   */
  void put(Transaction transaction, int repositoryId, int id, Declared declared) {
    RetentionColumns.bind(
            transaction.update(
                """
                insert into record_entry (repository_id, entry_id, filing_date, trigger_date, closed,
                  cutoff_inherited, schedule_inherited, last_review_date, reviewer,
                """
                    + RetentionColumns.NAMES
                    + """
                    )
                    values (:repositoryId, :id, :filingDate, :triggerDate, :closed,
                      :cutoffInherited, :scheduleInherited, :lastReviewDate, :reviewer,
                    """
                    + RetentionColumns.VALUES
                    + """
                    )
                    on conflict (repository_id, entry_id) do update
                    set filing_date = excluded.filing_date,
                      trigger_date = excluded.trigger_date,
                      closed = excluded.closed,
                      cutoff_inherited = excluded.cutoff_inherited,
                      schedule_inherited = excluded.schedule_inherited,
                      last_review_date = excluded.last_review_date,
                      reviewer = excluded.reviewer,
                      cutoff_criterion_id = excluded.cutoff_criterion_id,
                      disposition_schedule_id = excluded.disposition_schedule_id,
                      disposition_authority = excluded.disposition_authority,
                      permanent = excluded.permanent,
                      review_cycle_id = excluded.review_cycle_id,
                      review_interval = excluded.review_interval,
                      review_interval_unit = excluded.review_interval_unit
                    """),
            declared.retention())
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .bind("filingDate", declared.filingDate())
        .bind("triggerDate", declared.triggerDate())
        .bind("closed", declared.closed())
        .bind("cutoffInherited", declared.cutoffInherited())
        .bind("scheduleInherited", declared.scheduleInherited())
        .bind("lastReviewDate", declared.lastReviewDate())
        .bind("reviewer", declared.reviewer())
        .execute();
  }

  /**
   * Has all record folders and records below a record series follow it in what is set in the given
   * values, whatever was set of them.
   */
  void followBelow(Transaction transaction, int repositoryId, int seriesId, Retention changes) {
    RetentionColumns.bind(
            transaction.update(
                """
                with recursive below as (
                  select id
                  from entry
                  where repository_id = :repositoryId and id = :seriesId
                  union all
                  select e.id
                  from below
                  join entry e
                    on e.repository_id = :repositoryId and e.parent_id = below.id and e.type <= 2
                ),
                locked as (
                  select declared.entry_id
                  from record_entry declared
                  join entry e
                    on e.repository_id = declared.repository_id and e.id = declared.entry_id
                  where declared.repository_id = :repositoryId
                    and ((e.type = 1 and e.id in (select id from below))
                      or (e.type = 3 and e.parent_id in (select id from below)))
                  order by declared.entry_id
                  for update of declared
                )
                update record_entry declared
                set cutoff_criterion_id = case
                    when cast(:cutoff as integer) is null then declared.cutoff_criterion_id end,
                  cutoff_inherited
                    = declared.cutoff_inherited or cast(:cutoff as integer) is not null,
                  disposition_schedule_id = case
                    when cast(:schedule as integer) is null
                    then declared.disposition_schedule_id end,
                  schedule_inherited
                    = declared.schedule_inherited or cast(:schedule as integer) is not null,
                  disposition_authority = case
                    when cast(:authority as text) is null then declared.disposition_authority end,
                  permanent = case
                    when cast(:permanent as boolean) is null then declared.permanent end,
                  review_cycle_id = case
                    when cast(:cycle as integer) is null then declared.review_cycle_id end,
                  review_interval = case
                    when cast(:interval as integer) is null then declared.review_interval end,
                  review_interval_unit = case
                    when cast(:unit as integer) is null then declared.review_interval_unit end
                from locked
                where declared.repository_id = :repositoryId
                  and declared.entry_id = locked.entry_id
                """),
            changes)
        .bind("repositoryId", repositoryId)
        .bind("seriesId", seriesId)
        .execute();
  }

  /**
   * The records of a record folder that don't take both cutoff criterion and disposition schedule
   * from it, in the order of their ids; those in record folders within it are not its own.
   */
  List<Integer> independent(Transaction transaction, int repositoryId, int folderId) {
    return transaction
        .query(
            """
            with recursive folder as (
              select id
              from entry
              where repository_id = :repositoryId and id = :folderId
              union all
              select e.id
              from folder
              join entry e
                on e.repository_id = :repositoryId and e.parent_id = folder.id and e.type = 1
              where not exists (
                select from record_entry inner_folder
                where inner_folder.repository_id = :repositoryId
                  and inner_folder.entry_id = e.id)
            )
            select declared.entry_id
            from record_entry declared
            join entry e on e.repository_id = declared.repository_id and e.id = declared.entry_id
            where declared.repository_id = :repositoryId
              and not (declared.cutoff_inherited and declared.schedule_inherited)
              and e.type = 3
              and e.parent_id in (select id from folder)
            order by declared.entry_id
            """)
        .bind("repositoryId", repositoryId)
        .bind("folderId", folderId)
        .mapTo(Integer.class)
        .list();
  }
}
