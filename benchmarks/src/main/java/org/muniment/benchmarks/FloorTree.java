package org.muniment.benchmarks;

import java.sql.SQLException;

/** The same tree in the sibling table, copied and deleted by one statement with ready ids. */
final class FloorTree {
  private static final int OFFSET = 1_000_000_000;

  private final FloorDatabase database;
  private final int first;
  private final int last;

  FloorTree(FloorDatabase database, SourceTree tree) throws SQLException {
    this.database = database;
    this.first = tree.rootId();
    this.last = tree.rootId() + tree.entries() - 1;
    database.execute("truncate benchmark.entry");
    // The neighbours too: both tables shall be of one size.
    database.execute("insert into benchmark.entry select * from public.entry order by id");
  }

  /** Answers seconds. */
  double copy() throws SQLException {
    return timed(
        """
        insert into benchmark.entry (
          repository_id, id, parent_id, creator_id, modifier_id, created, modified,
          electronic_document_id, page_set_id, metadata_set_id, target_id, type, target_type, name,
          name_key)
        select repository_id, id + %1$d, case when id = %2$d then -1 else parent_id + %1$d end,
          creator_id, modifier_id, now(), now(), electronic_document_id, page_set_id,
          metadata_set_id, target_id, type, target_type, name, name_key
        from benchmark.entry
        where repository_id = 1 and id between %2$d and %3$d
        order by id
        """
            .formatted(OFFSET, first, last));
  }

  /** Answers seconds. */
  double delete() throws SQLException {
    return timed(
        "delete from benchmark.entry where repository_id = 1 and id between %d and %d"
            .formatted(first + OFFSET, last + OFFSET));
  }

  private double timed(String sql) throws SQLException {
    long begin = System.nanoTime();
    long rows = database.execute(sql);
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (rows != last - first + 1) {
      throw new IllegalStateException("The floor wrote " + rows + " rows");
    }
    return seconds;
  }
}
