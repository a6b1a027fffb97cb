package org.muniment.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/**
 * A tree of so many entries, 10 folders and 90 documents in each folder, with ids in a row, breadth
 * first. It is written by SQL: the ids are taken from the server's counter as the server itself
 * takes blocks of them.
 */
record SourceTree(int rootId, int entries) {
  private static final String INSERT =
      """
      insert into public.entry (
        repository_id, id, parent_id, creator_id, modifier_id, created, modified,
        electronic_document_id, type, name, name_key)
      select 1, %1$d + n,
        case
          when n <= 100 then %1$d
          else %1$d + (grp - 1) / 10 * 100 + (grp - 1) %% 10 + 1
        end,
        sample.creator_id, sample.creator_id, sample.created, sample.created,
        case when place < 10 then null else sample.electronic_document_id end,
        case when place < 10 then 1 else sample.type end,
        case when place < 10 then 'Folder ' else 'Report ' end || lpad(place::text, 2, '0')
          || case when place < 10 then '' else ' of the year.pdf' end,
        case when place < 10 then 'folder ' else 'report ' end || lpad(place::text, 2, '0')
          || case when place < 10 then '' else ' of the year.pdf' end
      from (
        select n, (n - 1) / 100 as grp, (n - 1) %% 100 as place
        from generate_series(1, %2$d - 1) as n
      ) as planned
      cross join (select * from public.entry where repository_id = 1 and id = %3$d) as sample
      order by n
      """;

  static SourceTree make(Bench bench, int entries) throws IOException, SQLException {
    int home = bench.api().createFolder(1, "Source of " + entries + " " + System.nanoTime());
    int sample = bench.api().importDocument(home, "Sample", ("Sample " + entries).getBytes(UTF_8));
    int root = block(bench, entries);
    FloorDatabase database = bench.database();
    database.execute(
        """
        insert into public.entry (
          repository_id, id, parent_id, creator_id, modifier_id, created, modified, type, name,
          name_key)
        select 1, %d, %d, creator_id, creator_id, created, created, 1, 'Tree', 'tree'
        from public.entry where repository_id = 1 and id = %d
        """
            .formatted(root, home, sample));
    database.execute(INSERT.formatted(root, entries, sample));
    return new SourceTree(root, entries);
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

  /** A folder with so many documents directly in it. */
  static int flat(Bench bench, int entries) throws IOException, SQLException {
    int home = bench.api().createFolder(1, "Flat " + entries + " " + System.nanoTime());
    int sample = bench.api().importDocument(1, "Flat " + System.nanoTime(), "flat".getBytes(UTF_8));
    int first = block(bench, entries);
    bench
        .database()
        .execute(
            """
            insert into public.entry (
              repository_id, id, parent_id, creator_id, modifier_id, created, modified,
              electronic_document_id, type, name, name_key)
            select 1, %1$d + n, %3$d, creator_id, creator_id, created, created,
              case when n %% 10 = 0 then null else electronic_document_id end,
              case when n %% 10 = 0 then 1 else type end,
              'Entry ' || lpad(n::text, 9, '0'), 'entry ' || lpad(n::text, 9, '0')
            from generate_series(0, %2$d - 1) as n
            cross join (select * from public.entry where repository_id = 1 and id = %4$d) as sample
            order by n
            """
                .formatted(first, entries, home, sample));
    return home;
  }

  private static int block(Bench bench, int size) throws SQLException {
    return (int)
        bench
            .database()
            .number(
                "update entry_counter set next_id = next_id + %1$d where repository_id = 1 returning next_id - %1$d"
                    .formatted(size));
  }
}
