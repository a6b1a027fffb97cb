package org.muniment.entry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.TreeRights;
import org.muniment.database.SqlStatement;
import org.muniment.database.Transaction;

/**
 * The statements of a delete: each handles a chunk of the plan, that is, some containers with what
 * is directly in them.
 */
final class DeleteDao {
  /** The ids of a chunk as one array: an index is walked once, not searched for each of them. */
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
   * A part of what is directly in the containers of a chunk.
   *
   * @param movedAway containers that are no longer below the root: they stay, with all in them
   * @param after only entries with a greater key of the name, null for no bound
   * @param end only entries with no greater key of the name, null for no bound
   */
  record Piece(Batch batch, List<Integer> movedAway, @Nullable String after, @Nullable String end) {
    private String condition() {
      return """
      where repository_id = :repositoryId and parent_id = any("""
          + IDS
          + ")\n  and parent_id <> all(:movedAway)\n  and type > :lastContainer\n"
          + (after == null ? "" : "  and name_key > :after\n")
          + (end == null ? "" : "  and name_key <= :end\n");
    }

    private <S extends SqlStatement<S>> S bind(S statement) {
      if (after != null) {
        statement.bind("after", after);
      }
      if (end != null) {
        statement.bind("end", end);
      }
      return statement
          .bind("repositoryId", batch.repositoryId())
          .bind("task", batch.task())
          .bind("number", batch.number())
          .bind("movedAway", array(movedAway))
          .bind("lastContainer", EntryType.LAST_CONTAINER);
    }
  }

  private static int[] array(Collection<Integer> ids) {
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Locks the containers of some chunks against new children, before anything in them is deleted:
   * who holds a folder may be waiting for a name in it, so that a delete which already holds names
   * must not wait for folders. Containers come before what is below them, as they do for who makes
   * folders along a path. A statement of its own: those that follow must see what was committed
   * while this one waited.
   */
  void lock(Transaction transaction, int repositoryId, UUID task, int first, int last) {
    transaction
        .query(
            """
            with locked as (
              select e.id
              from entry_plan plan
              cross join lateral unnest(plan.ids) as planned (id)
              join entry e on e.repository_id = :repositoryId and e.id = planned.id
              where plan.repository_id = :repositoryId and plan.task_id = :task
                and plan.chunk between :first and :last
                and plan.containers
              order by plan.chunk desc, e.id
              for update of e
            )
            select count(*) from locked
            """)
        .bind("repositoryId", repositoryId)
        .bind("task", task)
        .bind("first", first)
        .bind("last", last)
        .mapTo(Integer.class)
        .one();
  }

  /** The containers of a chunk that are no longer at or below the root of the delete. */
  List<Integer> movedAway(Transaction transaction, Batch batch) {
    return transaction
        .query(
            """
            with recursive start as (
              select unnest("""
                + IDS
                + """
                ) as id
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

  /**
   * Where a batch ends that takes only so many of what is in the one container of a chunk.
   *
   * @param after where the batch before ended, null at the beginning
   * @return empty when what is left fits into a batch
   */
  Optional<String> end(Transaction transaction, Batch batch, @Nullable String after, int size) {
    return transaction
        .query(
            """
            select name_key
            from entry
            where repository_id = :repositoryId and parent_id = any("""
                + IDS
                + """
                )
                and name_key > :after
                order by name_key
                offset :size - 1
                limit 1
                """)
        .bind("repositoryId", batch.repositoryId())
        .bind("task", batch.task())
        .bind("number", batch.number())
        .bind("after", after == null ? "" : after)
        .bind("size", size)
        .mapTo(String.class)
        .findOne();
  }

  /** The containers of a chunk. */
  List<Integer> containers(Transaction transaction, Batch batch) {
    return transaction
        .query("select unnest(" + IDS + ")")
        .bind("repositoryId", batch.repositoryId())
        .bind("task", batch.task())
        .bind("number", batch.number())
        .mapTo(Integer.class)
        .list();
  }

  /** Those documents and shortcuts of a piece that the caller may not delete. */
  List<Integer> refused(Transaction transaction, Piece piece, AccessService.Refused refused) {
    return piece
        .bind(
            transaction.query(
                "select id\nfrom entry\n"
                    + piece.condition()
                    + """
                      and (
                        (parent_id = any(:refusedFolders) and id <> all(:free))
                        or id = any(:kept)
                        or not
                    """
                    + TreeRights.untagged("entry")
                    + ")"))
        .bind("refusedFolders", refused.folders())
        .bind("free", refused.free())
        .bind("kept", refused.kept())
        .bind("hiddenTags", refused.hiddenTags())
        .mapTo(Integer.class)
        .list();
  }

  /** The documents and shortcuts of a piece. */
  int[] children(Transaction transaction, Piece piece) {
    return piece
        .bind(transaction.query("select id\nfrom entry\n" + piece.condition()))
        .mapTo(Integer.class)
        .list()
        .stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Deletes the documents and shortcuts of a piece.
   *
   * @param kept those that stay
   * @return how many
   */
  int deleteChildren(Transaction transaction, Piece piece, List<Integer> kept) {
    return piece
        .bind(
            transaction.update(
                "delete from entry\n" + piece.condition() + "  and id <> all(:kept)\n"))
        .bind("kept", array(kept))
        .execute();
  }

  /**
   * Deletes the containers of a chunk that have no children.
   *
   * @param kept those that stay
   * @param emptied whether the transaction has locked the containers and then deleted all documents
   *     and shortcuts in them: what is left can only be containers, and the rows of what was
   *     deleted need not be looked at again
   * @return how many
   */
  int deleteEmpty(Transaction transaction, Batch batch, Set<Integer> kept, boolean emptied) {
    return transaction
        .update(
            """
            delete from entry e
            where e.repository_id = :repositoryId
              and e.id = any("""
                + IDS
                + """
                )
                and e.id <> all(:kept)
                and not exists (
                  select
                  from entry child
                  where child.repository_id = :repositoryId and child.parent_id = e.id
                """
                + (emptied ? "and child.type <= " + EntryType.LAST_CONTAINER : "")
                + ")")
        .bind("repositoryId", batch.repositoryId())
        .bind("task", batch.task())
        .bind("number", batch.number())
        .bind("kept", array(kept))
        .execute();
  }

  /** The folders in which some entries are. */
  Set<Integer> parents(Transaction transaction, int repositoryId, List<Integer> ids) {
    return transaction
        .query(
            """
            select distinct parent_id
            from entry
            where repository_id = :repositoryId and id = any(:ids)
            """)
        .bind("repositoryId", repositoryId)
        .bind("ids", array(ids))
        .mapTo(Integer.class)
        .set();
  }
}
