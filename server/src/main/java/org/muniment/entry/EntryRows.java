package org.muniment.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muniment.database.Transaction;

/**
 * Entries read by their ids, for features that find entries in ways of their own. A building block:
 * checks no rights.
 */
public final class EntryRows {
  private EntryRows() {}

  /**
   * An entry wanted for a listing.
   *
   * @param row its number in the listing
   */
  public record Wanted(int id, long row) {}

  /** What belongs to an entry row {@code e}, for statements that order by {@link #order}. */
  public static String joins() {
    return EntryDao.JOINS;
  }

  /** The expressions of an {@code order by}, over {@link #joins}; empty for no order. */
  public static List<String> order(List<EntryOrder> order, boolean groupByType) {
    List<String> expressions = new ArrayList<>();
    if (groupByType) {
      expressions.add("e.type");
    }
    for (EntryOrder each : order) {
      String sql = each.sql();
      if (sql != null) {
        expressions.add(sql);
      }
    }
    return expressions;
  }

  /** The entries that exist, with paths and row numbers, in the order wanted. */
  public static List<Entry> read(Transaction transaction, int repositoryId, List<Wanted> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<Integer, Entry> found =
        transaction
            .query(
                "select "
                    + EntryDao.COLUMNS
                    + "from entry e\n"
                    + EntryDao.JOINS
                    + "where e.repository_id = :repositoryId and e.id = any(:ids)")
            .bind("repositoryId", repositoryId)
            .bind("ids", wanted.stream().mapToInt(Wanted::id).toArray())
            .map((row, context) -> EntryDao.map(row))
            .stream()
            .collect(Collectors.toMap(Entry::id, entry -> entry));
    Map<Integer, String> paths =
        paths(
            transaction,
            repositoryId,
            found.values().stream()
                .filter(entry -> entry.parentId() != null)
                .map(Entry::parentId)
                .collect(Collectors.toSet()));
    List<Entry> entries = new ArrayList<>();
    for (Wanted each : wanted) {
      Entry entry = found.get(each.id());
      if (entry != null) {
        Integer parent = entry.parentId();
        entries.add(entry.at(parent == null ? "" : paths.getOrDefault(parent, ""), each.row()));
      }
    }
    return entries;
  }

  /** The paths of folders, by id. */
  static Map<Integer, String> paths(
      Transaction transaction, int repositoryId, Collection<Integer> folders) {
    Map<Integer, String> paths = new HashMap<>();
    transaction
        .query(
            """
            with recursive up as (
              select id as start, id, parent_id, name, 0 as distance
              from entry
              where repository_id = :repositoryId and id = any(:ids)
              union all
              select up.start, e.id, e.parent_id, e.name, up.distance + 1
              from up
              join entry e on e.repository_id = :repositoryId and e.id = up.parent_id
              where up.distance < 1000
            )
            select start, '\\' || coalesce(string_agg(name, '\\' order by distance desc)
              filter (where parent_id is not null), '') as path
            from up
            group by start
            """)
        .bind("repositoryId", repositoryId)
        .bind("ids", Set.copyOf(folders).stream().mapToInt(Integer::intValue).toArray())
        .map((row, context) -> paths.put(row.getInt("start"), row.getString("path")))
        .list();
    return paths;
  }
}
