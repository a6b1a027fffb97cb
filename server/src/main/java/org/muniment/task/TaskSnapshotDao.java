package org.muniment.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Json;
import org.muniment.database.Transaction;
import org.muniment.error.Problem;
import org.muniment.identity.Caller;

/** What others see of the table {@code task}: the state of tasks and how many there are. */
final class TaskSnapshotDao {
  private static final String SNAPSHOT =
      """
      id, repository_id, type, status, percent, done, total, errors::text as errors, error_count,
      result::text as result, start_time, work_start_time, last_update_time, end_time
      """;

  /** A snapshot with the user that it belongs to. */
  record Owned(TaskSnapshot task, int trusteeId) {}

  /** The tasks with these ids that have not expired, whoever started them. */
  List<Owned> find(Transaction transaction, Collection<TaskId> ids, Instant endedAfter) {
    return transaction
        .query(
            "select trustee_id, "
                + SNAPSHOT
                + """
                from task
                where (repository_id, id) in (select * from unnest(:repositoryIds, :ids))
                  and (end_time is null or end_time > :endedAfter or open_until is not null)
                order by start_time, id
                """)
        .bind("repositoryIds", ids.stream().mapToInt(TaskId::repositoryId).toArray())
        .bind("ids", ids.stream().map(TaskId::value).toArray(UUID[]::new))
        .bind("endedAfter", endedAfter)
        .map(row -> new Owned(snapshot(row), row.getInt("trustee_id")))
        .list();
  }

  /** The tasks of the caller's session that have not expired. */
  List<TaskSnapshot> findBySession(Transaction transaction, Caller caller, Instant endedAfter) {
    return transaction
        .query(
            "select "
                + SNAPSHOT
                + """
                from task
                where repository_id = :repositoryId
                  and trustee_id = :trusteeId
                  and session_id = :sessionId
                  and (end_time is null or end_time > :endedAfter or open_until is not null)
                order by start_time, id
                """)
        .bind("repositoryId", caller.repositoryId())
        .bind("trusteeId", caller.trusteeId())
        .bind("sessionId", caller.sessionId())
        .bind("endedAfter", endedAfter)
        .map(row -> snapshot(row))
        .list();
  }

  /** Which of these tasks have ended or are gone. */
  List<TaskId> ended(Transaction transaction, Collection<TaskId> ids) {
    return transaction
        .query(
            """
            select waited.repository_id, waited.id
            from unnest(:repositoryIds, :ids) as waited (repository_id, id)
            where not exists (
              select
              from task
              where task.repository_id = waited.repository_id
                and task.id = waited.id
                and task.end_time is null)
            """)
        .bind("repositoryIds", ids.stream().mapToInt(TaskId::repositoryId).toArray())
        .bind("ids", ids.stream().map(TaskId::value).toArray(UUID[]::new))
        .map(row -> new TaskId(row.getInt("repository_id"), row.getObject("id", UUID.class)))
        .list();
  }

  /** Open tasks of the session, of the caller, and of all in the repository. */
  record OpenCounts(int session, int user, int repository) {}

  OpenCounts countOpen(
      Transaction transaction, Caller caller, Collection<TaskType> types, Instant now) {
    return transaction
        .query(
            """
            select count(*) filter (
                where trustee_id = :trusteeId and session_id = :sessionId) as session,
              count(*) filter (where trustee_id = :trusteeId) as own,
              count(*) as repository
            from task
            where repository_id = :repositoryId
              and type = any(:types)
              and (end_time is null or open_until > :now)
            """)
        .bind("trusteeId", caller.trusteeId())
        .bind("sessionId", caller.sessionId())
        .bind("repositoryId", caller.repositoryId())
        .bindArray("types", String.class, types.stream().map(TaskType::name).toList())
        .bind("now", now)
        .map(
            row ->
                new OpenCounts(row.getInt("session"), row.getInt("own"), row.getInt("repository")))
        .one();
  }

  List<TaskService.Count> counts(Transaction transaction) {
    return transaction
        .query(
            """
            select type, status, lease_node is not null as running, count(*) as tasks
            from task
            group by 1, 2, 3
            """)
        .map(
            row ->
                new TaskService.Count(
                    row.getString("type"),
                    row.getString("status"),
                    row.getBoolean("running"),
                    row.getLong("tasks")))
        .list();
  }

  private static TaskSnapshot snapshot(ResultSet row) throws SQLException {
    List<Problem> errors = Json.readList(row.getString("errors"), Problem.class);
    String result = row.getString("result");
    return new TaskSnapshot(
        new TaskId(row.getInt("repository_id"), row.getObject("id", UUID.class)),
        TaskType.valueOf(row.getString("type")),
        TaskStatus.valueOf(row.getString("status")),
        row.getInt("percent"),
        row.getLong("done"),
        nullableLong(row, "total"),
        TaskErrors.withCount(errors, row.getLong("error_count")),
        result == null ? null : Json.read(result, TaskResult.class),
        instant(row, "start_time"),
        nullableInstant(row, "work_start_time"),
        instant(row, "last_update_time"),
        nullableInstant(row, "end_time"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class)
        .withOffsetSameInstant(ZoneOffset.UTC)
        .toInstant();
  }

  static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
