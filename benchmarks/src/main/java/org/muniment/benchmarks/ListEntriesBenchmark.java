package org.muniment.benchmarks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pages of 150 in a folder that has as many children as the largest tree has entries. */
final class ListEntriesBenchmark implements Benchmark {
  private static final int CALLS = 200;
  private static final int SLOW_CALLS = 20;
  private static final String ROWS =
      """
      select e.id, e.parent_id, e.name, e.type, e.created, e.modified, creator.name,
        document.extension, document.size, document.mime_type
      from (
        select *
        from entry
        where repository_id = 1 and parent_id = %d
        order by %s
        limit 150 offset %d
      ) as e
      join trustee creator on creator.repository_id = 1 and creator.id = e.creator_id
      left join electronic_document document
        on document.repository_id = 1 and document.id = e.electronic_document_id
      order by %s
      """;

  @Override
  public String name() {
    return "list-entries";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    bench.api().signIn();
    int size = bench.largest();
    int folder = SourceTree.flat(bench, size);
    bench.database().settle();
    String in = " of a folder of " + Bench.size(size);
    String path = "/Entries/" + folder + "/Folder/Children";
    List<Result> results = new ArrayList<>();
    results.add(pages(bench, "first page" + in, path, rows(folder, "name_key", 0), CALLS));
    results.add(
        pages(
            bench,
            "middle page" + in + " ($skip)",
            path + "?$skip=" + size / 2,
            rows(folder, "name_key", size / 2),
            SLOW_CALLS));
    results.add(
        pages(
            bench,
            "last page" + in + " ($orderby=name desc)",
            path + "?$orderby=name%20desc",
            rows(folder, "name_key desc", 0),
            CALLS));
    results.add(
        pages(
            bench,
            "first page" + in + ", groupByEntryType",
            path + "?groupByEntryType=true",
            // A tenth are folders: found in the order of names, they fill the page.
            rows(folder, "name_key", 0).replace("parent_id = ", "type = 1 and parent_id = "),
            CALLS));
    return results;
  }

  private static String rows(int folder, String order, int skip) {
    return ROWS.formatted(folder, order, skip, "e." + order);
  }

  static Result pages(Bench bench, String what, String path, String sql, int calls)
      throws Exception {
    Api api = bench.api();
    try (PreparedStatement statement = bench.database().connection().prepareStatement(sql)) {
      Load.Call page = (client, number) -> api.read(path, Map.of());
      Load.Call direct =
          (client, number) -> {
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                rows.getObject(1);
              }
            }
          };
      Load.run(1, Math.max(5, calls / 2), page);
      Load.run(1, Math.max(5, calls / 2), direct);
      return Load.run(1, calls, page).times(what, Load.run(1, calls, direct));
    }
  }
}
