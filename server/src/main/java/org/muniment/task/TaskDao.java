package org.muniment.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Json;
import org.muniment.database.Transaction;
import org.muniment.error.Problem;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.identity.ScopeSet;

/** The table {@code task}. */
final class TaskDao {
  /** How many problems a task keeps; further ones are only counted. */
  static final int ERRORS_KEPT = 100;

  /**
   * The first waiting task of each user, read by jumping along the index from user to user. A
   * cancelled task is ready since ever.
   */
  private static final String QUEUES =
      """
      queue (repository_id, trustee_id, ready_time, lease_token) as (
        (
          select repository_id, trustee_id, ready_time, lease_token
          from task
          where end_time is null and lease_node is null
          order by repository_id, trustee_id, ready_time, lease_token
          limit 1
        )
        union all
        select following.*
        from queue
        cross join lateral (
          select repository_id, trustee_id, ready_time, lease_token
          from task
          where end_time is null
            and lease_node is null
            and (task.repository_id, task.trustee_id) > (queue.repository_id, queue.trustee_id)
          order by repository_id, trustee_id, ready_time, lease_token
          limit 1
        ) as following
      )
      """;

  void insert(Transaction transaction, TaskId id, Caller caller, TaskStart start, Instant now) {
    transaction
        .update(
            """
            insert into task (
              repository_id, id, handler, type, status, trustee_id, session_id, caller, request,
              start_time, last_update_time, ready_time)
            values (
              :repositoryId, :id, :handler, :type, 'InProgress', :trusteeId, :sessionId,
              cast(:caller as jsonb), cast(:request as jsonb), :now, :now, :now)
            """)
        .bind("repositoryId", id.repositoryId())
        .bind("id", id.value())
        .bind("handler", start.handler())
        .bind("type", start.type().name())
        .bind("trusteeId", caller.trusteeId())
        .bind("sessionId", caller.sessionId())
        .bind("caller", Json.write(StoredCaller.of(caller)))
        .bind("request", Json.write(start.request()))
        .bind("now", now)
        .execute();
  }

  /** The user on whose behalf a task works; it was checked when the task was started. */
  record StoredCaller(
      String repositoryName, int trusteeId, String name, Role role, UUID sessionId) {
    static StoredCaller of(Caller caller) {
      return new StoredCaller(
          caller.repositoryName(),
          caller.trusteeId(),
          caller.name(),
          caller.role(),
          caller.sessionId());
    }

    Caller at(int repositoryId) {
      return new Caller(
          repositoryId, repositoryName, trusteeId, name, role, sessionId, ScopeSet.unlimited());
    }
  }

  /** A task with the lease that was just taken on it. */
  record Claim(
      TaskId id,
      String handler,
      Caller caller,
      String request,
      @Nullable String state,
      long done,
      @Nullable Long total,
      int failedAttempts,
      boolean cancelRequested,
      int node,
      long token) {}

  /**
   * Takes the next task that can go on: cancelled ones first, then those of users for whom least is
   * running, then the one that waited longest; at the same time, the one that was taken less often.
   * Costs as much as there are users with open tasks, however many tasks they have. The transaction
   * is not synced to the disk: a lease that a crash forgets was never taken.
   */
  Optional<Claim> claim(Transaction transaction, int node, Duration lease, Instant now) {
    return transaction
        .query(
            """
            with recursive
            """
                + QUEUES
                + """
            ,
            running as (
              select repository_id, trustee_id, count(*) as tasks
              from task
              where lease_node is not null
              group by repository_id, trustee_id
            ),
            chosen as (
              select next.repository_id, next.id
              from (
                select q.repository_id, q.trustee_id
                from queue q
                left join running r
                  on r.repository_id = q.repository_id and r.trustee_id = q.trustee_id
                where q.ready_time <= :now
                order by q.ready_time > '-infinity', coalesce(r.tasks, 0), q.ready_time,
                  q.lease_token
              ) as q
              cross join lateral (
                select t.repository_id, t.id
                from task t
                where t.end_time is null
                  and t.lease_node is null
                  and t.repository_id = q.repository_id
                  and t.trustee_id = q.trustee_id
                  and t.ready_time <= :now
                order by t.ready_time, t.lease_token
                limit 1
                for update skip locked
              ) as next
              limit 1
            )
            update task
            set lease_node = :node,
              lease_token = task.lease_token + 1,
              lease_until = clock_timestamp() + make_interval(secs => :lease),
              work_start_time = coalesce(task.work_start_time, :now)
            from chosen
            where task.repository_id = chosen.repository_id and task.id = chosen.id
            returning task.repository_id, task.id, handler, caller::text as caller,
              request::text as request, state::text as state, done, total, failed_attempts,
              cancel_requested, lease_token, set_config('synchronous_commit', 'off', true)
            """)
        .bind("node", node)
        .bind("lease", lease.toMillis() / 1000.0)
        .bind("now", now)
        .map(
            row ->
                new Claim(
                    new TaskId(row.getInt("repository_id"), row.getObject("id", UUID.class)),
                    row.getString("handler"),
                    Json.read(row.getString("caller"), StoredCaller.class)
                        .at(row.getInt("repository_id")),
                    row.getString("request"),
                    row.getString("state"),
                    row.getLong("done"),
                    TaskSnapshotDao.nullableLong(row, "total"),
                    row.getInt("failed_attempts"),
                    row.getBoolean("cancel_requested"),
                    node,
                    row.getLong("lease_token")))
        .findOne();
  }

  /** What a checkpoint found: whether the lease still held, and whether to stop. */
  record Checkpoint(boolean leaseHeld, boolean cancelRequested) {}

  /**
   * Stores progress and what the next step needs.
   *
   * @param release gives the lease back, so that other tasks get their turn
   */
  Checkpoint checkpoint(
      Transaction transaction, Claim claim, TaskOutcome outcome, boolean release, Instant now) {
    return transaction
        .query(
            """
            update task
            set state = coalesce(cast(:state as jsonb), state),
              done = :done,
              total = :total,
              percent = greatest(percent, least(99, case
                when coalesce(:total, 0) > 0 then :done * 100 / :total
                else 0 end)),
              errors = case
                when jsonb_array_length(errors) < :kept then errors || cast(:errors as jsonb)
                else errors end,
              error_count = error_count + :errorCount,
              failed_attempts = 0,
              lease_node = case when :release then null else lease_node end,
              lease_until = case when :release then null else lease_until end,
              ready_time = case
                when not :release then ready_time
                when cancel_requested then '-infinity'
                else coalesce(cast(:notBefore as timestamptz), :now) end
            where repository_id = :repositoryId
              and id = :id
              and end_time is null
              and lease_node = :node
              and lease_token = :token
            returning cancel_requested
            """)
        .bind("state", outcome.state() == null ? null : Json.write(outcome.state()))
        .bind("done", outcome.done())
        .bind("total", outcome.total())
        .bind("kept", ERRORS_KEPT)
        .bind("errors", errors(outcome.errors()))
        .bind("errorCount", outcome.errors().size())
        .bind("notBefore", outcome.notBefore())
        .bind("release", release)
        .bind("now", now)
        .bind("repositoryId", claim.id().repositoryId())
        .bind("id", claim.id().value())
        .bind("node", claim.node())
        .bind("token", claim.token())
        .mapTo(Boolean.class)
        .findOne()
        .map(cancel -> new Checkpoint(true, cancel))
        .orElse(new Checkpoint(false, false));
  }

  /**
   * Ends a task.
   *
   * @param openUntil until when its results can be read; null when there are none
   * @return false when the lease was lost, and nothing was changed
   */
  boolean end(
      Transaction transaction,
      Claim claim,
      TaskStatus status,
      TaskOutcome outcome,
      @Nullable Instant openUntil,
      Instant now) {
    return transaction
            .update(
                """
                update task
                set status = :status,
                  done = :done,
                  total = coalesce(:total, total),
                  percent = case when :status = 'Completed' then 100 else percent end,
                  errors = case
                    when jsonb_array_length(errors) < :kept then errors || cast(:errors as jsonb)
                    else errors end,
                  error_count = error_count + :errorCount,
                  result = cast(:result as jsonb),
                  state = null,
                  last_update_time = :now,
                  end_time = :now,
                  open_until = :openUntil,
                  lease_node = null,
                  lease_until = null
                where repository_id = :repositoryId
                  and id = :id
                  and end_time is null
                  and lease_node = :node
                  and lease_token = :token
                """)
            .bind("openUntil", openUntil)
            .bind("status", status.name())
            .bind("done", outcome.done())
            .bind("total", outcome.total())
            .bind("kept", ERRORS_KEPT)
            .bind("errors", errors(outcome.errors()))
            .bind("errorCount", outcome.errors().size())
            .bind("result", outcome.result() == null ? null : Json.write(outcome.result()))
            .bind("now", now)
            .bind("repositoryId", claim.id().repositoryId())
            .bind("id", claim.id().value())
            .bind("node", claim.node())
            .bind("token", claim.token())
            .execute()
        == 1;
  }

  private static String errors(List<Problem> errors) {
    return Json.write(errors.size() > ERRORS_KEPT ? errors.subList(0, ERRORS_KEPT) : errors);
  }

  /** Gives a lease back unchanged, to be tried again later. */
  void release(
      Transaction transaction,
      Claim claim,
      boolean failed,
      @Nullable Instant notBefore,
      Instant now) {
    transaction
        .update(
            """
            update task
            set lease_node = null,
              lease_until = null,
              failed_attempts = failed_attempts + case when :failed then 1 else 0 end,
              ready_time = case
                when cancel_requested then '-infinity'
                else coalesce(cast(:notBefore as timestamptz), :now) end
            where repository_id = :repositoryId
              and id = :id
              and end_time is null
              and lease_node = :node
              and lease_token = :token
            """)
        .bind("failed", failed)
        .bind("notBefore", notBefore)
        .bind("now", now)
        .bind("repositoryId", claim.id().repositoryId())
        .bind("id", claim.id().value())
        .bind("node", claim.node())
        .bind("token", claim.token())
        .execute();
  }

  /** Whether a task waits that this moment could go on if it had a worker. */
  boolean someoneWaits(Transaction transaction, Instant now) {
    return transaction
        .query(
            """
            with recursive
            """
                + QUEUES
                + """
            select exists (select from queue where ready_time <= :now)
            """)
        .bind("now", now)
        .mapTo(Boolean.class)
        .one();
  }

  boolean holdsLease(Transaction transaction, Claim claim) {
    return transaction
        .query(
            """
            select exists (
              select from task
              where repository_id = :repositoryId
                and id = :id
                and end_time is null
                and lease_node = :node
                and lease_token = :token)
            """)
        .bind("repositoryId", claim.id().repositoryId())
        .bind("id", claim.id().value())
        .bind("node", claim.node())
        .bind("token", claim.token())
        .mapTo(Boolean.class)
        .one();
  }

  /** Marks tasks that have not ended to be stopped. Ids of others are passed over. */
  void requestCancel(Transaction transaction, Caller caller, Collection<UUID> ids) {
    transaction
        .update(
            """
            update task
            set cancel_requested = true, ready_time = '-infinity'
            where repository_id = :repositoryId
              and trustee_id = :trusteeId
              and id = any(:ids)
              and end_time is null
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("trusteeId", caller.trusteeId())
        .bind("ids", ids.toArray(UUID[]::new))
        .execute();
  }

  /** Until when the results of a task can be read; null when they are closed. */
  void setOpenUntil(Transaction transaction, TaskId id, @Nullable Instant openUntil) {
    transaction
        .update(
            """
            update task
            set open_until = :openUntil
            where repository_id = :repositoryId and id = :id
            """)
        .bind("openUntil", openUntil)
        .bind("repositoryId", id.repositoryId())
        .bind("id", id.value())
        .execute();
  }

  /** What someone who wants to read results has to know. */
  record Results(String handler, TaskStatus status, @Nullable Instant openUntil) {}

  Optional<Results> findResults(Transaction transaction, Caller caller, TaskType type, UUID id) {
    return transaction
        .query(
            """
            select handler, status, open_until
            from task
            where repository_id = :repositoryId
              and id = :id
              and trustee_id = :trusteeId
              and type = :type
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("id", id)
        .bind("trusteeId", caller.trusteeId())
        .bind("type", type.name())
        .map(
            row ->
                new Results(
                    row.getString("handler"),
                    TaskStatus.valueOf(row.getString("status")),
                    TaskSnapshotDao.nullableInstant(row, "open_until")))
        .findOne();
  }

  /** An ended task whose results are still there. */
  record Open(TaskId id, String handler) {}

  /** Locks a batch of tasks whose results nobody has read for too long. */
  List<Open> lockLapsed(Transaction transaction, Instant now) {
    return transaction
        .query(
            """
            select repository_id, id, handler
            from task
            where open_until <= :now
            limit 100
            for update skip locked
            """)
        .bind("now", now)
        .map(row -> open(row))
        .list();
  }

  /** Locks those of the caller's tasks that have results. */
  List<Open> lockOpen(Transaction transaction, Caller caller, Collection<UUID> ids) {
    return transaction
        .query(
            """
            select repository_id, id, handler
            from task
            where repository_id = :repositoryId
              and trustee_id = :trusteeId
              and id = any(:ids)
              and open_until is not null
            order by id
            for update
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("trusteeId", caller.trusteeId())
        .bind("ids", ids.toArray(UUID[]::new))
        .map(row -> open(row))
        .list();
  }

  private static Open open(ResultSet row) throws SQLException {
    return new Open(
        new TaskId(row.getInt("repository_id"), row.getObject("id", UUID.class)),
        row.getString("handler"));
  }

  /** Makes starts in one repository wait for each other, so that counting them is exact. */
  void lockStarts(Transaction transaction, int lockSpace, int repositoryId) {
    transaction
        .query("select true from (select pg_advisory_xact_lock(:space, :repositoryId)) as locked")
        .bind("space", lockSpace)
        .bind("repositoryId", repositoryId)
        .mapTo(Boolean.class)
        .one();
  }

  /** Removes a batch of expired tasks; answers how many. */
  int expire(Transaction transaction, Instant endedBefore) {
    return transaction
        .update(
            """
            delete from task
            where (repository_id, id) in (
              select repository_id, id
              from task
              where end_time <= :endedBefore and open_until is null
              limit 5000
              for update skip locked)
            """)
        .bind("endedBefore", endedBefore)
        .execute();
  }
}
