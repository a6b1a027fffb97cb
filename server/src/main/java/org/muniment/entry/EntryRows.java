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
            .map(row -> EntryDao.map(row))
            .stream()
            .collect(Collectors.toMap(Entry::id, entry -> entry));
    Map<Integer, Folder> folders =
        folders(
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
        Folder folder = parent == null ? Folder.NONE : folders.getOrDefault(parent, Folder.NONE);
        entries.add(entry.at(folder.path(), folder.place(), each.row()));
      }
    }
    return entries;
  }

  /** A folder that entries are in. */
  private record Folder(String path, RecordPlace place) {
    static final Folder NONE = new Folder("", RecordPlace.NONE);
  }

  private static Map<Integer, Folder> folders(
      Transaction transaction, int repositoryId, Collection<Integer> ids) {
    Map<Integer, Folder> folders = new HashMap<>();
    transaction
        .query(
            """
            with recursive up as (
              select id as start, id, parent_id, name, type, cast(0 as smallint) as below_type,
                0 as distance
              from entry
              where repository_id = :repositoryId and id = any(:ids)
              union all
              select up.start, e.id, e.parent_id, e.name, e.type, up.type, up.distance + 1
              from up
              join entry e on e.repository_id = :repositoryId and e.id = up.parent_id
              where up.distance < 1000
            )
            select up.start,
              :separator || coalesce(string_agg(up.name, :separator order by up.distance desc)
                filter (where up.parent_id is not null), '') as path,
              bool_or(up.type = 2 and up.distance = 0) as series,
              bool_or(up.type = 2) as under_series,
              bool_or(declared.entry_id is not null or (up.type = 2 and up.below_type = 1))
                as under_record_folder,
              bool_or(coalesce(declared.closed, false)) as closed
            from up
            left join record_entry declared
              on declared.repository_id = :repositoryId and declared.entry_id = up.id
            group by up.start
            """)
        .bind("separator", "\\")
        .bind("repositoryId", repositoryId)
        .bind("ids", Set.copyOf(ids).stream().mapToInt(Integer::intValue).toArray())
        .map(
            row ->
                folders.put(
                    row.getInt("start"),
                    new Folder(
                        row.getString("path"),
                        new RecordPlace(
                            row.getBoolean("series"),
                            row.getBoolean("under_series"),
                            row.getBoolean("under_record_folder"),
                            row.getBoolean("closed")))))
        .list();
    return folders;
  }
}
