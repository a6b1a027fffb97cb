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
        electronic_document_id, metadata_set_id, type, name, name_key)
      select 1, %1$d + n,
        case
          when n <= 100 then %1$d
          else %1$d + (grp - 1) / 10 * 100 + (grp - 1) %% 10 + 1
        end,
        sample.creator_id, sample.creator_id, sample.created, sample.created,
        case when place < 10 then null else %4$s end,
        case when place < 10 then null else %5$s end,
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

  private static final int FIELDS = 5;

  /** All documents have the same content and no metadata. */
  static SourceTree make(Bench bench, int entries) throws IOException, SQLException {
    return make(bench, entries, false);
  }

  /** Each document has an electronic document of its own, and values of five fields. */
  static SourceTree makeRich(Bench bench, int entries) throws IOException, SQLException {
    return make(bench, entries, true);
  }

  private static SourceTree make(Bench bench, int entries, boolean rich)
      throws IOException, SQLException {
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
    String content = "sample.electronic_document_id";
    String metadata = "cast(null as bigint)";
    if (rich) {
      content = electronicDocuments(database, entries, sample) + " + n";
      metadata = metadataSets(database, entries) + " + n";
    }
    database.execute(INSERT.formatted(root, entries, sample, content, metadata));
    return new SourceTree(root, entries);
  }

  /** Answers the id before the first of so many; ids are given in the order of the series. */
  private static long electronicDocuments(FloorDatabase database, int entries, int sample)
      throws SQLException {
    database.execute(
        """
        insert into public.electronic_document (
          repository_id, sha256, size, extension, mime_type, created)
        select 1, d.sha256, d.size, 'x' || n, d.mime_type, d.created
        from generate_series(1, %d) as n
        cross join (
          select d.*
          from public.electronic_document d
          join public.entry e on e.electronic_document_id = d.id
          where e.repository_id = 1 and e.id = %d) as d
        order by n
        """
            .formatted(entries, sample));
    return database.number("select max(id) from public.electronic_document") - entries;
  }

  private static long metadataSets(FloorDatabase database, int entries) throws SQLException {
    database.execute(
        """
        insert into public.metadata_set (repository_id, fields, tag_ids, hash, created)
        select 1,
          (select jsonb_object_agg(field, jsonb_build_array('value ' || n || ' ' || field))
            from generate_series(1, %1$d) as field
            where n > 0),
          '{}', sha256(convert_to('%3$d ' || n, 'UTF8')), now()
        from generate_series(1, %2$d) as n
        order by n
        """
            .formatted(FIELDS, entries, System.nanoTime()));
    long before = database.number("select max(id) from public.metadata_set") - entries;
    database.execute(
        """
        insert into public.metadata_value (repository_id, set_id, field_id, position, text_key)
        select 1, %3$d + n, field, 1, 'value ' || n || ' ' || field
        from generate_series(1, %2$d) as n
        cross join generate_series(1, %1$d) as field
        """
            .formatted(FIELDS, entries, before));
    return before;
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
