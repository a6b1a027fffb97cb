package org.muniment.benchmarks;

import java.sql.PreparedStatement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An entry found by a path of 50 names, against one recursive query. */
final class PathBenchmark implements Benchmark {
  private static final int DEPTH = 50;
  private static final int CALLS = 500;
  private static final String FLOOR =
      """
      with recursive walk as (
        select 1 as id, 0 as names
        union all
        select e.id, walk.names + 1
        from walk
        join public.entry e on e.repository_id = 1 and e.parent_id = walk.id
          and e.name_key = (cast(? as text[]))[walk.names + 1]
      )
      select e.* from walk
      join public.entry e on e.repository_id = 1 and e.id = walk.id
      where walk.names = ?
      """;

  @Override
  public String name() {
    return "path";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    String[] keys = new String[DEPTH];
    StringBuilder path = new StringBuilder();
    int folder = 1;
    for (int level = 0; level < DEPTH; level++) {
      String name = "Level " + level;
      folder = bench.api().createFolder(folder, name);
      keys[level] = name.toLowerCase(Locale.ROOT);
      path.append('\\').append(name);
    }
    bench.database().settle();
    String call = "/Entries/ByPath?fullPath=" + Api.encoded(path.toString());
    Load.Call found = (client, number) -> bench.api().read(call, Map.of());
    try (PreparedStatement statement = bench.database().connection().prepareStatement(FLOOR)) {
      Load.Call floor =
          (client, number) -> {
            statement.setObject(1, keys);
            statement.setInt(2, DEPTH);
            ListBenchmark.expect(statement, 1);
          };
      Load.run(1, CALLS, found);
      Load.run(1, CALLS, floor);
      return List.of(
          Load.run(1, CALLS, found)
              .times("GetEntryByPath at depth " + DEPTH, Load.run(1, CALLS, floor)));
    }
  }
}
