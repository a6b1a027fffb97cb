package org.muniment.entry;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;

/** Ways up and down the tree. */
final class EntryPathDao {
  /**
   * An ancestor, or the entry itself.
   *
   * @param declared whether it was made a record or record folder, or something was set of it
   * @param closed whether it is a record folder that takes nothing new
   */
  record Step(int id, String name, EntryType type, boolean declared, boolean closed) {}

  /** The entry and its ancestors, from the root down; empty when there is no such entry. */
  List<Step> pathOf(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            with recursive up as (
              select id, parent_id, name, type, 0 as distance
              from entry
              where repository_id = :repositoryId and id = :id
              union all
              select e.id, e.parent_id, e.name, e.type, up.distance + 1
              from up
              join entry e on e.repository_id = :repositoryId and e.id = up.parent_id
              where up.distance < 1000
            )
            select up.id, up.name, up.type, declared.entry_id is not null as declared,
              coalesce(declared.closed, false) as closed
            from up
            left join record_entry declared
              on declared.repository_id = :repositoryId and declared.entry_id = up.id
            order by up.distance desc
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(
            row ->
                new Step(
                    row.getInt("id"),
                    row.getString("name"),
                    EntryType.of(row.getInt("type")),
                    row.getBoolean("declared"),
                    row.getBoolean("closed")))
        .list();
  }

  /** The full paths of some entries; those that are gone are left out. */
  Map<Integer, String> fullPaths(
      Transaction transaction, int repositoryId, Collection<Integer> ids) {
    Map<Integer, String> paths = new HashMap<>();
    transaction
        .query(
            """
            with recursive up as (
              select id as start_id, id, parent_id, name, 0 as distance
              from entry
              where repository_id = :repositoryId and id = any(:ids)
              union all
              select up.start_id, e.id, e.parent_id, e.name, up.distance + 1
              from up
              join entry e on e.repository_id = :repositoryId and e.id = up.parent_id
              where up.distance < 1000
            )
            select start_id, :separator || coalesce(
              string_agg(name, :separator order by distance desc)
                filter (where parent_id is not null), '') as path
            from up
            group by start_id
            """)
        // Bound, because a backslash in the text of a statement escapes the quote behind it.
        .bind("separator", "\\")
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Integer.class, ids)
        .map(row -> Map.entry(row.getInt("start_id"), row.getString("path")))
        .forEach(path -> paths.put(path.getKey(), path.getValue()));
    return paths;
  }

  /** The path of an entry as text, from its steps. */
  static String text(List<Step> steps) {
    if (steps.size() <= 1) {
      return "\\";
    }
    StringBuilder path = new StringBuilder();
    for (Step step : steps.subList(1, steps.size())) {
      path.append('\\').append(step.name());
    }
    return path.toString();
  }

  /** How far a walk down a path came: the last entry reached and the number of names matched. */
  record Reached(int id, int names) {}

  Reached walk(Transaction transaction, int repositoryId, int fromId, List<String> names) {
    return transaction
        .query(
            """
            with recursive walk as (
              select id, 0 as names
              from entry
              where repository_id = :repositoryId and id = :fromId
              union all
              select e.id, walk.names + 1
              from walk
              join entry e
                on e.repository_id = :repositoryId
                and e.parent_id = walk.id
                and e.name_key = (cast(:keys as text[]))[walk.names + 1]
            )
            select id, names
            from walk
            order by names desc
            limit 1
            """)
        .bind("repositoryId", repositoryId)
        .bind("fromId", fromId)
        .bind("keys", names.stream().map(NameKey::of).toArray(String[]::new))
        .map(row -> new Reached(row.getInt("id"), row.getInt("names")))
        .one();
  }

  /** How many levels of containers are below an entry; 0 for one without children. */
  int height(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            with recursive down as (
              select id, 0 as level
              from entry
              where repository_id = :repositoryId and id = :id
              union all
              select e.id, down.level + 1
              from down
              join entry e on e.repository_id = :repositoryId and e.parent_id = down.id
            )
            select max(level)
            from down
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .mapTo(Integer.class)
        .one();
  }
}
