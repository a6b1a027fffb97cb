package org.muniment.entry;

import java.util.Optional;
import java.util.UUID;
import org.muniment.database.Transaction;

/**
 * The table {@code entry_plan}: what a copy or delete found in a subtree. Ids are kept in arrays of
 * up to {@link #CHUNK}, so that the plan of a million entries is a few hundred rows and costs next
 * to nothing to write and to remove.
 */
final class EntryPlanDao {
  /** Entries in a chunk; also the size of a batch. */
  static final int CHUNK = 10_000;

  /** The size of a plan. */
  record Size(long entries, int chunks, int height) {}

  /**
   * Plans a copy: parents before their children, level by level, children in the order of their
   * parents, so that new rows go into the indexes in order. A chunk never spans two levels. An
   * entry's ordinal is its place in the whole plan, from 0; its rank is its place in its level.
   * {@code parents} holds ranks in the level above, which begins at {@code first_parent}.
   *
   * <p>The ranks are given in the order in which the index on names yields the children; sorting
   * them again would cost as much as the walk. Any order is right, this one is fast.
   */
  Size planCopy(Transaction transaction, int repositoryId, UUID task, int rootId) {
    return size(
        transaction.query(
            """
                with recursive walk as (
                  select id, 0 as level, 0::bigint as rank, 0::bigint as parent_rank,
                    type <= :lastContainer as container
                  from entry
                  where repository_id = :repositoryId and id = :rootId
                  union all
                  select e.id, walk.level + 1, row_number() over () - 1, walk.rank,
                    e.type <= :lastContainer
                  from walk
                  join entry e on e.repository_id = :repositoryId and e.parent_id = walk.id
                  where walk.container
                ),
                chunks as (
                  select level, rank / :chunk as part, count(*) as entries,
                    array_agg(id order by rank) as ids,
                    array_agg(parent_rank::integer order by rank) as parents
                  from walk
                  group by level, part
                ),
                numbered as (
                  select level, ids, parents,
                    row_number() over (order by level, part) - 1 as chunk,
                    sum(entries) over (order by level, part) - entries as first_ordinal
                  from chunks
                ),
                stored as (
                  insert into entry_plan (
                    repository_id, task_id, chunk, first_ordinal, first_parent, containers, ids,
                    parents)
                  select :repositoryId, :task, chunk, first_ordinal,
                    coalesce(
                      min(first_ordinal) over (
                        order by level
                        range between 1 preceding and 1 preceding),
                      0),
                    false, ids, parents
                  from numbered
                  returning cardinality(ids) as entries
                )
                select coalesce(sum(entries), 0) as entries, count(*) as chunks,
                  (select coalesce(max(level), 0) from chunks) as height
                from stored
                """),
        repositoryId,
        task,
        rootId);
  }

  /**
   * Plans a delete: deepest entries first, so that what is left at any time is a tree. {@code
   * parents} holds the ids of the parents. A chunk holds containers only, or none.
   */
  Size planDelete(Transaction transaction, int repositoryId, UUID task, int rootId) {
    return size(
        transaction.query(
            """
                with recursive walk as (
                  select id, coalesce(parent_id, 0) as parent_id, 0 as level, 0::bigint as rank,
                    type <= :lastContainer as container
                  from entry
                  where repository_id = :repositoryId and id = :rootId
                  union all
                  select e.id, e.parent_id, walk.level + 1, row_number() over () - 1,
                    e.type <= :lastContainer
                  from walk
                  join entry e on e.repository_id = :repositoryId and e.parent_id = walk.id
                  where walk.container
                ),
                chunks as (
                  select level, container, rank / :chunk as part,
                    array_agg(id) as ids, array_agg(parent_id) as parents
                  from walk
                  group by level, container, part
                ),
                stored as (
                  insert into entry_plan (
                    repository_id, task_id, chunk, first_ordinal, first_parent, containers, ids,
                    parents)
                  select :repositoryId, :task,
                    row_number() over (order by level desc, container, part) - 1,
                    0, 0, container, ids, parents
                  from chunks
                  returning cardinality(ids) as entries
                )
                select coalesce(sum(entries), 0) as entries, count(*) as chunks, 0 as height
                from stored
                """),
        repositoryId,
        task,
        rootId);
  }

  private static Size size(
      org.jdbi.v3.core.statement.Query query, int repositoryId, UUID task, int rootId) {
    return query
        .bind("lastContainer", EntryType.LAST_CONTAINER)
        .bind("repositoryId", repositoryId)
        .bind("task", task)
        .bind("rootId", rootId)
        .bind("chunk", CHUNK)
        .map(
            (row, context) ->
                new Size(row.getLong("entries"), row.getInt("chunks"), row.getInt("height")))
        .one();
  }

  /** What is known of a chunk without reading its ids. */
  record Chunk(int number, int size, int firstOrdinal, boolean containers) {}

  Optional<Chunk> chunk(Transaction transaction, int repositoryId, UUID task, int number) {
    return transaction
        .query(
            """
            select chunk, cardinality(ids) as size, first_ordinal, containers
            from entry_plan
            where repository_id = :repositoryId and task_id = :task and chunk = :number
            """)
        .bind("repositoryId", repositoryId)
        .bind("task", task)
        .bind("number", number)
        .map(
            (row, context) ->
                new Chunk(
                    row.getInt("chunk"),
                    row.getInt("size"),
                    row.getInt("first_ordinal"),
                    row.getBoolean("containers")))
        .findOne();
  }

  void remove(Transaction transaction, int repositoryId, UUID task) {
    transaction
        .update("delete from entry_plan where repository_id = :repositoryId and task_id = :task")
        .bind("repositoryId", repositoryId)
        .bind("task", task)
        .execute();
  }
}
