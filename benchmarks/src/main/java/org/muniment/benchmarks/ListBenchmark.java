package org.muniment.benchmarks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages of a folder with very many children, reached by counting, against the best SQL by hand. */
final class ListBenchmark implements Benchmark {
  private static final int PAGE = 100;
  private static final int CALLS = 30;
  private static final String FLOOR =
      """
      select e.*, d.*
      from public.entry e
      left join public.electronic_document d
        on d.repository_id = e.repository_id and d.id = e.electronic_document_id
      where e.repository_id = 1 and e.parent_id = ? and e.name_key >= (
        select name_key from public.entry
        where repository_id = 1 and parent_id = ?
        order by name_key limit 1 offset ?)
      order by e.name_key
      limit ?
      """;

  @Override
  public String name() {
    return "list";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    int children = bench.largest();
    int folder = SourceTree.flat(bench, children);
    bench.database().settle();
    Map<String, Integer> pages = new LinkedHashMap<>();
    pages.put("first", 0);
    pages.put("middle", children / 2);
    pages.put("last", children - PAGE);
    List<Result> results = new ArrayList<>();
    try (PreparedStatement statement = bench.database().connection().prepareStatement(FLOOR)) {
      for (Map.Entry<String, Integer> page : pages.entrySet()) {
        int skip = page.getValue();
        Load.Call listing =
            (client, number) ->
                bench
                    .api()
                    .read(
                        "/Entries/" + folder + "/Folder/Children?$skip=" + skip + "&$top=" + PAGE,
                        Map.of());
        Load.Call floor =
            (client, number) -> {
              statement.setInt(1, folder);
              statement.setInt(2, folder);
              statement.setInt(3, skip);
              statement.setInt(4, PAGE);
              expect(statement, PAGE);
            };
        Load.run(1, 5, listing);
        Load.run(1, 5, floor);
        results.add(
            Load.run(1, CALLS, listing)
                .times(
                    page.getKey()
                        + " page of "
                        + PAGE
                        + " of "
                        + Bench.size(children)
                        + " children",
                    Load.run(1, CALLS, floor)));
      }
    }
    return results;
  }

  static void expect(PreparedStatement statement, int expected) throws Exception {
    int count = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        count++;
      }
    }
    if (count != expected) {
      throw new IllegalStateException("The floor read " + count + " rows");
    }
  }
}
