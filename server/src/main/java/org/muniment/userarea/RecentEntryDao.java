package org.muniment.userarea;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.muniment.database.Transaction;
import org.muniment.entry.EntryType;
import org.muniment.identity.Caller;

/** The table {@code recent_entry}. */
final class RecentEntryDao {
  /**
   * Notes openings, then forgets the oldest of the users they are of. What is not there any more,
   * or is of another type than the list is for, is passed over.
   *
   * @param openings each entry of a user at most once
   * @param most how many each list keeps
   */
  void write(Transaction transaction, List<Opening> openings, int most) {
    upsert(transaction, openings);
    trim(transaction, openings, most);
  }

  private static void upsert(Transaction transaction, List<Opening> openings) {
    transaction
        .update(
            """
            insert into recent_entry (repository_id, trustee_id, kind, entry_id, opened)
            select o.repository_id, o.trustee_id, o.kind, o.entry_id,
              timestamptz 'epoch' + o.micros * interval '1 microsecond'
            from unnest(:repositoryIds, :trusteeIds, :kinds, :entryIds, :micros)
              as o (repository_id, trustee_id, kind, entry_id, micros)
            join trustee t
              on t.repository_id = o.repository_id
             and t.id = o.trustee_id
            join entry e
              on e.repository_id = o.repository_id
             and e.id = o.entry_id
             and case o.kind when :documents then e.type = :document else e.type <= :container end
            order by o.repository_id, o.trustee_id, o.kind, o.entry_id
            on conflict (repository_id, trustee_id, kind, entry_id) do update
            set opened = greatest(recent_entry.opened, excluded.opened)
            """)
        .bindArray("repositoryIds", Integer.class, all(openings, Opening.What::repositoryId))
        .bindArray("trusteeIds", Integer.class, all(openings, Opening.What::trusteeId))
        .bindArray("kinds", Integer.class, all(openings, what -> what.kind().number()))
        .bindArray("entryIds", Integer.class, all(openings, Opening.What::entryId))
        .bindArray(
            "micros",
            Long.class,
            openings.stream()
                .map(opening -> ChronoUnit.MICROS.between(Instant.EPOCH, opening.opened()))
                .toList())
        .bind("documents", RecentKind.DOCUMENT.number())
        .bind("document", EntryType.Document.number())
        .bind("container", EntryType.RecordSeries.number())
        .execute();
  }

  private static void trim(Transaction transaction, List<Opening> openings, int most) {
    record ListOf(int repositoryId, int trusteeId, RecentKind kind) {}
    List<ListOf> lists =
        openings.stream()
            .map(Opening::what)
            .map(what -> new ListOf(what.repositoryId(), what.trusteeId(), what.kind()))
            .distinct()
            .toList();
    transaction
        .update(
            """
            delete from recent_entry r
            using unnest(:repositoryIds, :trusteeIds, :kinds)
              as changed (repository_id, trustee_id, kind)
            cross join lateral (
              select entry_id
              from recent_entry
              where repository_id = changed.repository_id
                and trustee_id = changed.trustee_id
                and kind = changed.kind
              order by opened desc, entry_id desc
              offset :most) as old
            where r.repository_id = changed.repository_id
              and r.trustee_id = changed.trustee_id
              and r.kind = changed.kind
              and r.entry_id = old.entry_id
            """)
        .bindArray(
            "repositoryIds", Integer.class, lists.stream().map(ListOf::repositoryId).toList())
        .bindArray("trusteeIds", Integer.class, lists.stream().map(ListOf::trusteeId).toList())
        .bindArray(
            "kinds", Integer.class, lists.stream().map(list -> list.kind().number()).toList())
        .bind("most", most)
        .execute();
  }

  private static List<Integer> all(List<Opening> openings, Function<Opening.What, Integer> member) {
    return openings.stream().map(Opening::what).map(member).toList();
  }

  /** The entries that are still there, the one opened last first. */
  List<Integer> list(Transaction transaction, Caller caller, RecentKind kind, int limit) {
    return transaction
        .query(
            """
            select r.entry_id
            from recent_entry r
            join entry e
              on e.repository_id = r.repository_id
             and e.id = r.entry_id
            where r.repository_id = :repositoryId
              and r.trustee_id = :trusteeId
              and r.kind = :kind
            order by r.opened desc, r.entry_id desc
            limit :limit
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("trusteeId", caller.trusteeId())
        .bind("kind", kind.number())
        .bind("limit", limit)
        .mapTo(Integer.class)
        .list();
  }

  /** Removes the entries that were deleted; answers how many. */
  int sweep(Transaction transaction) {
    return transaction
        .update(
            """
            delete from recent_entry r
            where not exists (
              select
              from entry e
              where e.repository_id = r.repository_id and e.id = r.entry_id)
            """)
        .execute();
  }
}
