package org.muniment.entry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muniment.database.Transaction;

/** The statements of a copy: each handles a whole chunk of the plan. */
final class CopyDao {
  /** The source of a chunk's rows, with new ids and new parents; {@code :first} is the first id. */
  private static final String PLANNED =
      """
      from entry_plan plan
      cross join lateral unnest(plan.ids, plan.parents)
        with ordinality as planned (source_id, parent_rank, position)
      """;

  private static final String CHUNK =
      """
      where plan.repository_id = :repositoryId and plan.task_id = :task and plan.chunk = :number
      """;

  private static final String INSERT =
      """
      insert into entry (
        repository_id, id, parent_id, creator_id, modifier_id, created, modified,
        electronic_document_id, page_set_id, metadata_set_id, target_id, type, target_type, name,
        name_key)
      """;

  private static final String WHAT_IS_SHARED =
      """
      source.electronic_document_id, source.page_set_id, source.metadata_set_id, source.target_id,
        source.type, source.target_type, source.name, source.name_key
      """;

  /** A value of the row of a chunk; the empty array keeps it from being read anew for each row. */
  private static final String OF_CHUNK =
      """
      (
          select %s
          from entry_plan
          where repository_id = :repositoryId and task_id = :task and chunk = :number
        )""";

  /** Which rows, and as what. */
  record Batch(int repositoryId, UUID task, int number, int firstId, int creatorId, Instant now) {}

  /** The new parents of a chunk that are missing or can't be kept. Keeps the others. */
  long missingParents(Transaction transaction, Batch batch) {
    return transaction
        .query(
            """
            with wanted as (
              select distinct :first + plan.first_parent + planned.parent_rank as id
            """
                + PLANNED
                + CHUNK
                + """
                ),
                kept as (
                  select e.id
                  from entry e
                  where e.repository_id = :repositoryId and e.id in (select id from wanted)
                  for key share
                )
                select (select count(*) from wanted) - (select count(*) from kept)
                """)
        .bind("repositoryId", batch.repositoryId())
        .bind("task", batch.task())
        .bind("number", batch.number())
        .bind("first", batch.firstId())
        .mapTo(Long.class)
        .one();
  }

  /**
   * Copies a chunk whose parents and sources are all there; a name that is taken fails the
   * statement. The sources are read by one walk along the index, and the place of each among what
   * was read is taken for its place in the chunk.
   *
   * @return how many rows were written; fewer than planned means that sources are gone and that the
   *     others have wrong ids: the transaction must be rolled back
   */
  int insert(Transaction transaction, Batch batch) {
    return execute(
        transaction,
        INSERT
            + "select :repositoryId, :first + "
            + OF_CHUNK.formatted("first_ordinal")
            + " + cast(place as integer) - 1,\n  :first + "
            + OF_CHUNK.formatted("first_parent")
            + " + "
            + OF_CHUNK.formatted("parents || cast('{}' as integer[])")
            + "[place],\n  :creatorId, :creatorId, :now, :now,\n  "
            + WHAT_IS_SHARED
            + """
            from (
              select *, row_number() over (order by id) as place
              from entry
              where repository_id = :repositoryId
                and id = any(cast("""
            + OF_CHUNK.formatted("ids")
            + """
             as integer[]))
            ) as source
            order by source.id
            """,
        batch);
  }

  /**
   * Copies what can be copied of a chunk: passes over rows without a parent or with a taken name.
   */
  int insertWhatIsPossible(Transaction transaction, Batch batch) {
    return execute(
        transaction,
        INSERT
            + """
            select :repositoryId,
              :first + plan.first_ordinal + cast(planned.position as integer) - 1,
              :first + plan.first_parent + planned.parent_rank, :creatorId, :creatorId, :now, :now,
            """
            + WHAT_IS_SHARED
            + PLANNED
            + """
            join entry source
              on source.repository_id = :repositoryId and source.id = planned.source_id
            join entry parent
              on parent.repository_id = :repositoryId
              and parent.id = :first + plan.first_parent + planned.parent_rank
            """
            + CHUNK
            + """
            order by planned.position
            on conflict do nothing
            """,
        batch);
  }

  private static int execute(Transaction transaction, String sql, Batch batch) {
    return transaction
        .update(sql)
        .bind("repositoryId", batch.repositoryId())
        .bind("task", batch.task())
        .bind("number", batch.number())
        .bind("first", batch.firstId())
        .bind("creatorId", batch.creatorId())
        .bind("now", batch.now())
        .execute();
  }

  /**
   * A planned entry that was not copied.
   *
   * @param sourceGone whether it was deleted meanwhile
   * @param parentGone whether the copy of its folder is missing
   */
  record Skipped(int sourceId, boolean sourceGone, boolean parentGone) {}

  /** The entries of a chunk that have no copy. */
  List<Skipped> skipped(Transaction transaction, Batch batch) {
    return transaction
        .query(
            """
            select planned.source_id,
              not exists (
                select from entry source
                where source.repository_id = :repositoryId
                  and source.id = planned.source_id) as source_gone,
              not exists (
                select from entry parent
                where parent.repository_id = :repositoryId
                  and parent.id = :first + plan.first_parent + planned.parent_rank) as parent_gone
            """
                + PLANNED
                + CHUNK
                + """
                and not exists (
                  select from entry copy
                  where copy.repository_id = :repositoryId
                    and copy.id
                      = :first + plan.first_ordinal + cast(planned.position as integer) - 1)
                order by planned.position
                """)
        .bind("repositoryId", batch.repositoryId())
        .bind("task", batch.task())
        .bind("number", batch.number())
        .bind("first", batch.firstId())
        .map(
            row ->
                new Skipped(
                    row.getInt("source_id"),
                    row.getBoolean("source_gone"),
                    row.getBoolean("parent_gone")))
        .list();
  }
}
