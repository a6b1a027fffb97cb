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
   * Plans a copy: parents before their children, level by level, each level in the order of its
   * ids, so that the sources of a chunk are read by one walk along the index. A chunk never spans
   * two levels. An entry's ordinal is its place in the whole plan, from 0; its rank is its place in
   * its level. {@code parents} holds ranks in the level above, which begins at {@code
   * first_parent}.
   *
   * <p>Each turn of the recursion makes one row, a level in arrays: ranks are places in them. With
   * a row for each entry, keeping and sorting these rows takes four times as long as the walk.
   */
  Size planCopy(Transaction transaction, int repositoryId, UUID task, int rootId) {
    return size(
        transaction.query(
            """
                with recursive walk as (
                  select 0 as level, 0 as first, 0 as first_parent, array[id] as ids,
                    array[0] as parents, array[id] as folders, array[0] as ranks
                  from entry
                  where repository_id = :repositoryId and id = :rootId
                  union all
                  select walk.level + 1, walk.first + cardinality(walk.ids), walk.first, below.*
                  from walk
                  cross join lateral (
                    select array_agg(id) as ids,
                      array_agg(parent) as parents,
                      array_agg(id) filter (where container) as folders,
                      array_agg(cast(rank as integer)) filter (where container) as ranks
                    from (
                      select e.id, folder.rank as parent, e.type <= :lastContainer as container,
                        row_number() over (order by e.id) - 1 as rank
                      from unnest(walk.folders, walk.ranks) as folder (id, rank)
                      join entry e on e.repository_id = :repositoryId and e.parent_id = folder.id
                      order by e.id
                    ) as child
                  ) as below
                  where walk.folders is not null and below.ids is not null
                ),
                stored as (
                  insert into entry_plan (
                    repository_id, task_id, chunk, first_ordinal, first_parent, containers, ids,
                    parents)
                  select :repositoryId, :task, row_number() over (order by level, start) - 1,
                    first + start, first_parent, false,
                    ids[start + 1 : start + :chunk], parents[start + 1 : start + :chunk]
                  from walk
                  cross join lateral generate_series(0, cardinality(ids) - 1, :chunk) as start
                  returning cardinality(ids) as entries
                )
                select coalesce(sum(entries), 0) as entries, count(*) as chunks,
                  (select coalesce(max(level), 0) from walk) as height
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
                  select 0 as level,
                    array_agg(id) filter (where type <= :lastContainer) as folders,
                    array_agg(coalesce(parent_id, 0)) filter (where type <= :lastContainer)
                      as folder_parents,
                    array_agg(id) filter (where type > :lastContainer) as leaves,
                    array_agg(parent_id) filter (where type > :lastContainer) as leaf_parents
                  from entry
                  where repository_id = :repositoryId and id = :rootId
                  union all
                  select walk.level + 1, below.*
                  from walk
                  cross join lateral (
                    select array_agg(e.id) filter (where e.type <= :lastContainer) as folders,
                      array_agg(e.parent_id) filter (where e.type <= :lastContainer)
                        as folder_parents,
                      array_agg(e.id) filter (where e.type > :lastContainer) as leaves,
                      array_agg(e.parent_id) filter (where e.type > :lastContainer)
                        as leaf_parents
                    from unnest(walk.folders) as folder (id)
                    join entry e on e.repository_id = :repositoryId and e.parent_id = folder.id
                  ) as below
                  where walk.folders is not null
                ),
                stored as (
                  insert into entry_plan (
                    repository_id, task_id, chunk, first_ordinal, first_parent, containers, ids,
                    parents)
                  select :repositoryId, :task,
                    row_number() over (order by level desc, containers, start) - 1, 0, 0,
                    containers, ids[start + 1 : start + :chunk],
                    parents[start + 1 : start + :chunk]
                  from walk
                  cross join lateral (
                    values (true, folders, folder_parents), (false, leaves, leaf_parents)
                  ) as kind (containers, ids, parents)
                  cross join lateral generate_series(0, cardinality(ids) - 1, :chunk) as start
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
