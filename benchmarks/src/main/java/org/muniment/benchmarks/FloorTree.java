package org.muniment.benchmarks;

import java.sql.SQLException;

/**
 * The same tree in the sibling table, copied and deleted by plain SQL. Two floors: one is given all
 * ids ready and commits as often as the server does; the other is given the id of the folder, as
 * the server is, and does all in one statement.
 */
final class FloorTree {
  private static final int OFFSET = 1_000_000_000;
  private static final int BATCH = 10_000;
  private static final String COLUMNS =
      """
      repository_id, id, parent_id, creator_id, modifier_id, created, modified,
        electronic_document_id, page_set_id, metadata_set_id, target_id, type, target_type, name,
        name_key""";
  private static final String TREE =
      """
      with recursive tree as (
        select *
        from benchmark.entry
        where repository_id = 1 and id = %d
        union all
        select e.*
        from tree
        join benchmark.entry e on e.repository_id = 1 and e.parent_id = tree.id
      )
      """;

  private final FloorDatabase database;
  private final int first;
  private final int last;

  FloorTree(FloorDatabase database, SourceTree tree) throws SQLException {
    this.database = database;
    this.first = tree.rootId();
    this.last = tree.rootId() + tree.entries() - 1;
    database.execute("truncate benchmark.entry");
    // The neighbours too: both tables shall be of one size.
    database.execute(
        "insert into benchmark.entry (%1$s) select %1$s from public.entry order by id"
            .formatted(COLUMNS));
  }

  /** Answers seconds. */
  double copyKnown() throws SQLException {
    return timed(
        (from, to) ->
            """
            insert into benchmark.entry (%5$s)
            select repository_id, id + %1$d, case when id = %2$d then -1 else parent_id + %1$d end,
              creator_id, modifier_id, now(), now(), electronic_document_id, page_set_id,
              metadata_set_id, target_id, type, target_type, name, name_key
            from benchmark.entry
            where repository_id = 1 and id between %3$d and %4$d
            order by id
            """
                .formatted(OFFSET, first, from, to, COLUMNS));
  }

  /** Answers seconds. */
  double deleteKnown() throws SQLException {
    return timed(
        (from, to) ->
            "delete from benchmark.entry where repository_id = 1 and id between %d and %d"
                .formatted(from + OFFSET, to + OFFSET));
  }

  /** Answers seconds. */
  double copyFound() throws SQLException {
    return timed(
        TREE.formatted(first)
            + """
            , numbered as (
              select tree.*, %d + row_number() over (order by id) - 1 as new_id
              from tree
            )
            insert into benchmark.entry (%s)
            select source.repository_id, source.new_id, coalesce(parent.new_id, -1),
              source.creator_id, source.modifier_id, now(), now(), source.electronic_document_id,
              source.page_set_id, source.metadata_set_id, source.target_id, source.type,
              source.target_type, source.name, source.name_key
            from numbered source
            left join (select id, new_id from numbered) as parent on parent.id = source.parent_id
            order by source.new_id
            """
                .formatted(OFFSET, COLUMNS));
  }

  /** Answers seconds. */
  double deleteFound() throws SQLException {
    return timed(
        TREE.formatted(OFFSET)
            + """
            delete from benchmark.entry e
            using tree
            where e.repository_id = 1 and e.id = tree.id
            """);
  }

  private interface Batch {
    String sql(int from, int to);
  }

  private double timed(Batch batch) throws SQLException {
    long begin = System.nanoTime();
    long rows = 0;
    for (int from = first; from <= last; from += BATCH) {
      rows += database.execute(batch.sql(from, Math.min(last, from + BATCH - 1)));
    }
    return seconds(begin, rows);
  }

  private double timed(String sql) throws SQLException {
    long begin = System.nanoTime();
    return seconds(begin, database.execute(sql));
  }

  private double seconds(long begin, long rows) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (rows != last - first + 1) {
      throw new IllegalStateException("The floor wrote " + rows + " rows");
    }
    return seconds;
  }
}
