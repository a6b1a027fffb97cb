package org.muniment.entry;

import java.util.List;
import java.util.UUID;
import org.muniment.database.Transaction;

/** The statements of a delete: each handles a whole chunk of the plan. */
final class DeleteDao {
  private static final String PLANNED =
      """
      from entry_plan plan
      cross join lateral unnest(plan.ids, plan.parents) as planned (id, parent_id)
      where plan.repository_id = :repositoryId and plan.task_id = :task and plan.chunk = :number
      """;

  /** The ids of a chunk as one array: the index is walked once, not searched for each of them. */
  private static final String IDS =
      """
      cast((
        select ids
        from entry_plan
        where repository_id = :repositoryId and task_id = :task and chunk = :number
      ) as integer[])""";

  /** Which rows. */
  record Batch(int repositoryId, UUID task, int number, int rootId) {}

  /**
   * Deletes the entries of a chunk that still lie in one of the folders in which its entries lay
   * when the plan was made.
   *
   * @param containers whether the chunk holds containers: those that have children stay
   * @param movedAway ids of planned parents that are no longer below the root
   */
  int delete(Transaction transaction, Batch batch, boolean containers, List<Integer> movedAway) {
    if (containers) {
      lockContainers(transaction, batch);
    }
    return transaction
        .update(
            """
            delete from entry e
            where e.repository_id = :repositoryId
              and e.id = any("""
                + IDS
                + """
                )
                  and (e.id = :rootId
                    or (e.parent_id in (select planned.parent_id
                """
                + PLANNED
                + """
                )
                and e.parent_id <> all(:movedAway)))
                """
                + (containers
                    ? """
                    and not exists (
                      select from entry child
                      where child.repository_id = :repositoryId and child.parent_id = e.id)
                    """
                    : ""))
        .bind("repositoryId", batch.repositoryId())
        .bind("task", batch.task())
        .bind("number", batch.number())
        .bind("rootId", batch.rootId())
        .bind("movedAway", movedAway.stream().mapToInt(Integer::intValue).toArray())
        .execute();
  }

  /**
   * Locks the containers of a chunk against new children. A statement of its own: the delete that
   * follows must see what was committed while this one waited.
   */
  private static void lockContainers(Transaction transaction, Batch batch) {
    transaction
        .query(
            """
            with locked as (
              select e.id
              from entry e
              where e.repository_id = :repositoryId and e.id = any("""
                + IDS
                + """
                )
                order by e.id
                for update
                )
                select count(*) from locked
                """)
        .bind("repositoryId", batch.repositoryId())
        .bind("task", batch.task())
        .bind("number", batch.number())
        .mapTo(Integer.class)
        .one();
  }

  /** The planned parents of a chunk that are no longer at or below the root of the delete. */
  List<Integer> movedAway(Transaction transaction, Batch batch) {
    return transaction
        .query(
            """
            with recursive start as (
              select distinct planned.parent_id as id
            """
                + PLANNED
                + """
                and planned.id <> :rootId
                ),
                up as (
                  select id as start_id, id
                  from start
                  union all
                  select up.start_id, e.parent_id
                  from up
                  join entry e on e.repository_id = :repositoryId and e.id = up.id
                  where up.id <> :rootId and e.parent_id is not null
                )
                select id
                from start
                where id not in (select start_id from up where id = :rootId)
                """)
        .bind("repositoryId", batch.repositoryId())
        .bind("task", batch.task())
        .bind("number", batch.number())
        .bind("rootId", batch.rootId())
        .mapTo(Integer.class)
        .list();
  }
}
