package org.muniment.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;

/** Reads what users keep for themselves, area by area. */
final class DumpAreaDao {
  private static final int ROWS = 500;

  /** An entry of an area; the first row of an area has its data, too. */
  private record Row(int areaId, SeedArea area, @Nullable SeedPath path) {}

  /** The areas of all users; entries that are gone are left out. */
  void areas(Transaction transaction, int repositoryId, Consumer<SeedArea> consumer) {
    List<String> paths = new ArrayList<>();
    Row[] begun = {null};
    Runnable end =
        () -> {
          Row first = begun[0];
          if (first != null) {
            SeedArea area = first.area();
            consumer.accept(
                new SeedArea(
                    area.user(),
                    area.kind(),
                    area.name(),
                    area.comment(),
                    area.data(),
                    List.copyOf(paths)));
            paths.clear();
          }
        };
    transaction
        .query(
            """
            with recursive above (entry_id, parent_id, path) as (
              select e.id, e.parent_id,
                case when e.parent_id is null then cast('{}' as text[]) else array[e.name] end
              from entry e
              where e.repository_id = :repositoryId
                and e.id in (
                  select kept.entry_id
                  from user_area_entry kept
                  where kept.repository_id = :repositoryId)
              union all
              select above.entry_id, e.parent_id,
                case when e.parent_id is null then above.path else e.name || above.path end
              from above
              join entry e
                on e.repository_id = :repositoryId
               and e.id = above.parent_id)
            select a.id, owner.name as owner, a.kind, a.name, a.comment,
              case
                when row_number() over (partition by a.id order by kept.position) = 1 then a.data
              end as data,
              above.path
            from user_area a
            join trustee owner
              on owner.repository_id = a.repository_id
             and owner.id = a.trustee_id
            left join user_area_entry kept
              on kept.repository_id = a.repository_id
             and kept.area_id = a.id
            left join above
              on above.entry_id = kept.entry_id
             and above.parent_id is null
            where a.repository_id = :repositoryId
            order by owner.name_key, a.kind desc, a.name_key, kept.position
            """)
        .bind("repositoryId", repositoryId)
        .setFetchSize(ROWS)
        .map(
            row -> {
              SeedArea.Kind kind = SeedArea.Kind.of(row.getInt("kind"));
              java.sql.Array names = row.getArray("path");
              return new Row(
                  row.getInt("id"),
                  new SeedArea(
                      row.getString("owner"),
                      kind,
                      kind == SeedArea.Kind.Starred ? null : row.getString("name"),
                      row.getString("comment"),
                      row.getString("data"),
                      null),
                  names == null ? null : new SeedPath(List.of((String[]) names.getArray())));
            })
        .forEach(
            row -> {
              if (begun[0] == null || begun[0].areaId() != row.areaId()) {
                end.run();
                begun[0] = row;
              }
              if (row.path() != null) {
                paths.add(row.path().toString());
              }
            });
    end.run();
  }
}
