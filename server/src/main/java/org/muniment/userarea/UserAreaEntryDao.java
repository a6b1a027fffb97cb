package org.muniment.userarea;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muniment.database.Transaction;

/** The table {@code user_area_entry}. Entries that were deleted are never answered. */
final class UserAreaEntryDao {
  /** One of the ids that no entry has. */
  Optional<Integer> findMissing(
      Transaction transaction, int repositoryId, Collection<Integer> entryIds) {
    return transaction
        .query(
            """
            select wanted.id
            from unnest(:entryIds) with ordinality as wanted (id, place)
            where not exists (
              select
              from entry e
              where e.repository_id = :repositoryId and e.id = wanted.id)
            order by wanted.place
            limit 1
            """)
        .bindArray("entryIds", Integer.class, entryIds)
        .bind("repositoryId", repositoryId)
        .mapTo(Integer.class)
        .findOne();
  }

  /** Adds those that are not in the area yet, in that order. */
  void insert(Transaction transaction, int repositoryId, int areaId, Collection<Integer> entryIds) {
    transaction
        .update(
            """
            insert into user_area_entry (repository_id, area_id, entry_id)
            select :repositoryId, :areaId, added.id
            from unnest(:entryIds) with ordinality as added (id, place)
            order by added.place
            on conflict (repository_id, area_id, entry_id) do nothing
            """)
        .bind("repositoryId", repositoryId)
        .bind("areaId", areaId)
        .bindArray("entryIds", Integer.class, entryIds)
        .execute();
  }

  void delete(Transaction transaction, int repositoryId, int areaId, Collection<Integer> entryIds) {
    transaction
        .update(
            """
            delete from user_area_entry
            where repository_id = :repositoryId
              and area_id = :areaId
              and entry_id = any(:entryIds)
            """)
        .bind("repositoryId", repositoryId)
        .bind("areaId", areaId)
        .bindArray("entryIds", Integer.class, entryIds)
        .execute();
  }

  /** The ids of the entries of some areas, each in the order they were added. */
  Map<Integer, List<Integer>> list(
      Transaction transaction, int repositoryId, Collection<Integer> areaIds) {
    Map<Integer, List<Integer>> entryIds = new HashMap<>();
    areaIds.forEach(id -> entryIds.put(id, new ArrayList<>()));
    record Row(int areaId, int entryId) {}
    transaction
        .query(
            """
            select a.area_id, a.entry_id
            from user_area_entry a
            join entry e
              on e.repository_id = a.repository_id
             and e.id = a.entry_id
            where a.repository_id = :repositoryId and a.area_id = any(:areaIds)
            order by a.position
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("areaIds", Integer.class, areaIds)
        .map(row -> new Row(row.getInt("area_id"), row.getInt("entry_id")))
        .forEach(
            row ->
                entryIds.computeIfAbsent(row.areaId(), id -> new ArrayList<>()).add(row.entryId()));
    return entryIds;
  }

  /** Removes the entries that were deleted; answers how many. */
  int sweep(Transaction transaction) {
    return transaction
        .update(
            """
            delete from user_area_entry a
            where not exists (
              select
              from entry e
              where e.repository_id = a.repository_id and e.id = a.entry_id)
            """)
        .execute();
  }
}
