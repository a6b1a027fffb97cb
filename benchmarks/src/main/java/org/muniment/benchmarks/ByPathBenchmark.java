package org.muniment.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds an entry at the end of a long path. */
final class ByPathBenchmark implements Benchmark {
  private static final int DEPTH = 50;
  private static final int CALLS = 500;

  @Override
  public String name() {
    return "by-path";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Api api = bench.api();
    api.signIn();
    String top = "Deep " + System.nanoTime();
    List<String> names = new ArrayList<>(List.of(top));
    names.addAll(Collections.nCopies(DEPTH - 1, "folder"));
    int parent = 1;
    for (String name : names) {
      parent = api.createFolder(parent, name);
    }
    String path = "/Entries/ByPath?fullPath=" + Api.encoded("\\" + String.join("\\", names));
    String walk =
        """
        with recursive walk as (
          select id, 0 as depth from entry where repository_id = 1 and id = 1
          union all
          select e.id, walk.depth + 1
          from walk
          join entry e
            on e.repository_id = 1 and e.parent_id = walk.id
            and e.name_key = ('{%s}'::text[])[walk.depth + 1]
        )
        select e.* from walk join entry e on e.repository_id = 1 and e.id = walk.id
        where walk.depth = %d
        """
            .formatted(String.join(",", names).toLowerCase(java.util.Locale.ROOT), DEPTH);
    return List.of(
        ListEntriesBenchmark.pages(
            bench, "GetEntryByPath, depth 50 (floor: recursive query)", path, walk, CALLS),
        ListEntriesBenchmark.pages(
            bench, "GetEntryByPath, depth 50 (floor: select 1)", path, "select 1", CALLS));
  }
}
