package org.muniment.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muniment.access.TreeRights;
import org.muniment.database.Query;
import org.muniment.database.Transaction;

/**
 * The table {@code entry_plan}: what a copy or delete found in a subtree. Ids are kept in arrays,
 * so that the plan of a million entries is a few hundred rows and costs next to nothing to write
 * and to remove.
 */
final class EntryPlanDao {
  /** About how many entries a chunk stands for; also the size of a batch. */
  static final int CHUNK = 10_000;

  private static final int MOST_IN_BATCH = 100;

  /** What the plan of a copy has besides when rights are checked, in the order of its gaps. */
  private static final Object[] CHECKED = {
    "access (id, bits) as materialized (select id, bits from "
        + TreeRights.RELATION
        + " as given (id, bits)),",
    ", array[cast(:region as integer)] as regions",
    ", array_agg(region) filter (where container) as regions",
    ", coalesce(own.id, folder.region) as region",
    ", walk.regions",
    ", region",
    "join access above on above.id = folder.region\n"
        + "left join access own on own.id = e.id\nwhere "
        + TreeRights.condition("own.bits", "above.bits", "folder.region = folder.id", "e.type <= 2")
        + "\nand "
        + TreeRights.untagged("e")
  };

  /** The size of a plan. */
  record Size(long entries, int chunks, int height) {}

  /**
   * Plans a copy: parents before their children, level by level, each level in the order of its
   * ids, so that the sources of a chunk are read by one walk along the index. A chunk never spans
   * two levels. An entry's ordinal is its place in the whole plan, from 0; its rank is its place in
   * its level. {@code parents} holds ranks in the level above, which begins at {@code
   * first_parent}.
   *
   * <p>With rights, what the caller lacks them on is left out with all that is below it; each
   * folder carries the nearest entry above it that has a list, the root {@code region}.
   *
   * <p>Each turn of the recursion makes one row, a level in arrays: ranks are places in them. With
   * a row for each entry, keeping and sorting these rows takes four times as long as the walk.
   */
  Size planCopy(
      Transaction transaction,
      int repositoryId,
      UUID task,
      int rootId,
      @Nullable TreeRights rights,
      int region) {
    Query query =
        transaction.query(
"""
                with recursive %1$s walk as (
                  select 0 as level, 0 as first, 0 as first_parent, array[id] as ids,
                    array[0] as parents, array[id] as folders, array[0] as ranks%2$s
                  from entry
                  where repository_id = :repositoryId and id = :rootId
                  union all
                  select walk.level + 1, walk.first + cardinality(walk.ids), walk.first, below.*
                  from walk
                  cross join lateral (
                    select array_agg(id) as ids,
                      array_agg(parent) as parents,
                      array_agg(id) filter (where container) as folders,
                      array_agg(cast(rank as integer)) filter (where container) as ranks%3$s
                    from (
                      select e.id, folder.rank as parent, e.type <= :lastContainer as container,
                        row_number() over (order by e.id) - 1 as rank%4$s
                      from unnest(walk.folders, walk.ranks%5$s) as folder (id, rank%6$s)
                      join entry e on e.repository_id = :repositoryId and e.parent_id = folder.id
%7$s                      order by e.id
                    ) as child
                  ) as below
                  where walk.folders is not null and below.ids is not null
                ),
                stored as (
                  insert into entry_plan (
                    repository_id, task_id, chunk, first_ordinal, first_parent, containers, ids,
                    parents, entries)
                  select :repositoryId, :task, row_number() over (order by level, start) - 1,
                    first + start, first_parent, false,
                    ids[start + 1 : start + :chunk], parents[start + 1 : start + :chunk],
                    least(:chunk, cardinality(ids) - start)
                  from walk
                  cross join lateral generate_series(0, cardinality(ids) - 1, :chunk) as start
                  returning entries
                )
                select coalesce(sum(entries), 0) as entries, count(*) as chunks,
                  (select coalesce(max(level), 0) from walk) as height
                from stored
                """
                .formatted(rights == null ? new Object[] {"", "", "", "", "", "", ""} : CHECKED));
    if (rights != null) {
      rights.bind(query).bind("region", region);
    }
    return size(query, repositoryId, task, rootId);
  }

  /**
   * Plans a delete: containers only, deepest first, so that what is left at any time is a tree when
   * each chunk goes with all that is directly in it. A chunk with more entries than {@link #CHUNK}
   * is one container. If the root is no container, the plan is one chunk that holds it.
   *
   * <p>The type stands in the statement, not in a parameter, for the index on containers to be used
   * by a plan for any values.
   */
  Size planDelete(Transaction transaction, int repositoryId, UUID task, int rootId) {
    return size(
        transaction.query(
            """
                with recursive walk as (
                  select 0 as level, array[id] as folders
                  from entry
                  where repository_id = :repositoryId and id = :rootId and type <= %1$d
                  union all
                  select walk.level + 1, below.folders
                  from walk
                  cross join lateral (
                    select array_agg(e.id) as folders
                    from entry e
                    where e.repository_id = :repositoryId
                      and e.parent_id = any(walk.folders)
                      and e.type <= %1$d
                  ) as below
                  where below.folders is not null
                ),
                counted as (
                  select walk.level, folder.id, children.number
                  from walk
                  cross join lateral unnest(walk.folders) as folder (id)
                  cross join lateral (
                    select count(*) as number
                    from entry e
                    where e.repository_id = :repositoryId and e.parent_id = folder.id
                  ) as children
                ),
                placed as (
                  select level, id, number, number > :chunk as alone,
                    cast(sum(number + 1) over (
                      partition by level, number > :chunk
                      order by id) as bigint) - number as before
                  from counted
                ),
                stored as (
                  insert into entry_plan (
                    repository_id, task_id, chunk, first_ordinal, first_parent, containers, ids,
                    parents, entries)
                  select :repositoryId, :task,
                    row_number() over (order by level desc, alone, min(before)) - 1, 0, 0, true,
                    array_agg(id), cast('{}' as integer[]), sum(number)
                  from placed
                  group by level, alone, case when alone then before else before / :chunk end
                  union all
                  select :repositoryId, :task, 0, 0, 0, false, array[id], cast('{}' as integer[]), 0
                  from entry
                  where repository_id = :repositoryId and id = :rootId and type > %1$d
                  returning entries
                )
                select coalesce(sum(entries), 0) + 1 as entries, count(*) as chunks, 0 as height
                from stored
                """
                .formatted(EntryType.LAST_CONTAINER)),
        repositoryId,
        task,
        rootId);
  }

  /**
   * What is directly in the planned folders of a copy and was left out of the plan, at most so
   * many.
   */
  List<Integer> leftOut(Transaction transaction, int repositoryId, UUID task, int most) {
    return transaction
        .query(
            """
            with planned as materialized (
              select unnest(ids) as id
              from entry_plan
              where repository_id = :repositoryId and task_id = :task
            )
            select e.id
            from planned folder
            join entry e on e.repository_id = :repositoryId and e.parent_id = folder.id
            where not exists (select from planned where planned.id = e.id)
            limit :most
            """)
        .bind("repositoryId", repositoryId)
        .bind("task", task)
        .bind("most", most)
        .mapTo(Integer.class)
        .list();
  }

  private static Size size(Query query, int repositoryId, UUID task, int rootId) {
    return query
        .bind("lastContainer", EntryType.LAST_CONTAINER)
        .bind("repositoryId", repositoryId)
        .bind("task", task)
        .bind("rootId", rootId)
        .bind("chunk", CHUNK)
        .map(row -> new Size(row.getLong("entries"), row.getInt("chunks"), row.getInt("height")))
        .one();
  }

  /**
   * What is known of a chunk without reading its ids.
   *
   * @param size copy: how many entries are in it; delete: how many are in its containers
   */
  record Chunk(int number, int size, boolean containers) {}

  Optional<Chunk> chunk(Transaction transaction, int repositoryId, UUID task, int number) {
    return chunks(transaction, repositoryId, task, number, 1).stream().findFirst();
  }

  /**
   * The chunks that make the next batch: at least one, and more while together they stand for no
   * more than {@link #CHUNK} entries.
   *
   * @param first the number of the first chunk
   * @return empty when there is no such chunk
   */
  List<Chunk> batch(Transaction transaction, int repositoryId, UUID task, int first) {
    List<Chunk> batch = new ArrayList<>();
    long size = 0;
    for (Chunk chunk : chunks(transaction, repositoryId, task, first, MOST_IN_BATCH)) {
      if (size > 0 && size + chunk.size() > CHUNK) {
        break;
      }
      size += chunk.size();
      batch.add(chunk);
    }
    return batch;
  }

  private static List<Chunk> chunks(
      Transaction transaction, int repositoryId, UUID task, int first, int most) {
    return transaction
        .query(
            """
            select chunk, entries, containers
            from entry_plan
            where repository_id = :repositoryId and task_id = :task and chunk >= :first
            order by chunk
            limit :most
            """)
        .bind("repositoryId", repositoryId)
        .bind("task", task)
        .bind("first", first)
        .bind("most", most)
        .map(
            row ->
                new Chunk(row.getInt("chunk"), row.getInt("entries"), row.getBoolean("containers")))
        .list();
  }

  void remove(Transaction transaction, int repositoryId, UUID task) {
    transaction
        .update("delete from entry_plan where repository_id = :repositoryId and task_id = :task")
        .bind("repositoryId", repositoryId)
        .bind("task", task)
        .execute();
  }
}
