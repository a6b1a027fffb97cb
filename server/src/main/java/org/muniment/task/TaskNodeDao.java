package org.muniment.task;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.muniment.database.Transaction;

/** Which nodes live, and the leases that they hold in the table {@code task}. */
final class TaskNodeDao {
  /** The next number of a node. */
  int nextNode(Transaction transaction) {
    return transaction.query("select nextval('task_node_number')").mapTo(Integer.class).one();
  }

  /** Lengthens the leases on tasks that this node works on. */
  void heartbeat(Transaction transaction, int node, Duration lease, Collection<TaskId> running) {
    transaction
        .update(
            """
            update task
            set lease_until = clock_timestamp() + make_interval(secs => :lease)
            where (repository_id, id) in (select * from unnest(:repositoryIds, :ids))
              and end_time is null
              and lease_node = :node
            """)
        .bind("node", node)
        .bind("lease", lease.toMillis() / 1000.0)
        .bind("repositoryIds", running.stream().mapToInt(TaskId::repositoryId).toArray())
        .bind("ids", running.stream().map(TaskId::value).toArray(UUID[]::new))
        .execute();
  }

  /** Whether other nodes live. */
  boolean hasPeers(Transaction transaction, int lockSpace, int node) {
    return transaction
        .query(
            """
            select exists (
              select from pg_locks
              where locktype = 'advisory'
                and database = (select oid from pg_database where datname = current_database())
                and classid::bigint = :space
                and objid::bigint <> :node
                and granted)
            """)
        .bind("space", (long) lockSpace)
        .bind("node", (long) node)
        .mapTo(Boolean.class)
        .one();
  }

  /** The other nodes that hold leases, dead or alive. */
  List<Integer> otherNodes(Transaction transaction, int node) {
    return transaction
        .query(
            """
            select distinct lease_node
            from task
            where lease_node <> :node
            """)
        .bind("node", node)
        .mapTo(Integer.class)
        .list();
  }

  /**
   * Takes the leases from a node if it is dead, that is, if nobody holds the lock of its number.
   *
   * @return how many tasks can go on elsewhere
   */
  int releaseDead(Transaction transaction, int lockSpace, int node) {
    boolean dead =
        transaction
            .query("select pg_try_advisory_xact_lock(:space, :node)")
            .bind("space", lockSpace)
            .bind("node", node)
            .mapTo(Boolean.class)
            .one();
    if (!dead) {
      return 0;
    }
    return transaction
        .update(
            """
            update task
            set lease_node = null, lease_until = null
            where lease_node = :node
            """)
        .bind("node", node)
        .execute();
  }

  /** Takes the leases that ran out; answers how many tasks can go on. */
  int releaseLapsed(Transaction transaction) {
    return transaction
        .update(
            """
            update task
            set lease_node = null, lease_until = null
            where lease_node is not null and lease_until < clock_timestamp()
            """)
        .execute();
  }
}
