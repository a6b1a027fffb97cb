package org.muniment.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Json;
import org.muniment.database.Transaction;
import org.muniment.entry.EntryOrder;
import org.muniment.entry.EntryRows;
import org.muniment.task.TaskId;

/** The tables {@code search} and {@code search_result}: what searches found. */
final class SearchDao {
  /** Ids per row: a million of them are 200 rows. */
  static final int CHUNK = 5_000;

  private static final Pattern ROWS = Pattern.compile("rows=(\\d+)");
  private static final int FOUND = 0;
  private static final int LISTED = 1;

  /**
   * A search that found something, or nothing.
   *
   * @param listedOrder in what order it was listed last; null for that in which it was found
   */
  record Row(SearchTask.Request request, int total, @Nullable String listedOrder) {}

  /**
   * Has the database give up a statement of this transaction that takes longer, and plan each for
   * its own values: a rare word and a frequent one have the same statement, but no plan in common.
   */
  void limitTime(Transaction transaction, Duration time) {
    transaction
        .query(
            """
            select set_config('statement_timeout', :time, true),
              set_config('plan_cache_mode', 'force_custom_plan', true)
            """)
        // Nothing would be no limit at all.
        .bind("time", String.valueOf(Math.max(1, time.toMillis())))
        .mapTo(String.class)
        .one();
  }

  /**
   * Runs the statement and keeps the ids; they never leave the database. Answers how many.
   *
   * <p>All ids are one array for a moment, which the database cuts into chunks: that takes half the
   * time of numbering and sorting rows. An array ends at some 100 million ids.
   */
  int store(
      Transaction transaction,
      TaskId task,
      SearchTask.Request request,
      SearchCompiler.Compiled compiled) {
    return compiled
        .bindTo(
            transaction.query(
                """
                with result as materialized (
                  select array_agg(id order by score desc, id) as ids
                  from (
                """
                    + compiled.sql()
                    + """

                  ) as found
                ),
                chunks as (
                  insert into search_result (repository_id, task_id, ordering, chunk, ids)
                  select :repositoryId, :taskId, :ordering, n,
                    ids[n * :chunk + 1 : (n + 1) * :chunk]
                  from result
                  cross join lateral generate_series(0, (cardinality(ids) - 1) / :chunk) as n
                )
                insert into search (repository_id, task_id, request, total)
                select :repositoryId, :taskId, cast(:request as jsonb),
                  coalesce(cardinality(ids), 0)
                from result
                returning total
                """))
        .bind("repositoryId", task.repositoryId())
        .bind("taskId", task.value())
        .bind("request", Json.write(request))
        .bind("ordering", FOUND)
        .bind("chunk", CHUNK)
        .mapTo(Integer.class)
        .one();
  }

  Optional<Row> find(Transaction transaction, TaskId task) {
    return find(transaction, task, "");
  }

  /** As {@link #find}, and makes others wait who want to list it in another order. */
  Optional<Row> findForUpdate(Transaction transaction, TaskId task) {
    return find(transaction, task, "for update");
  }

  private static Optional<Row> find(Transaction transaction, TaskId task, String lock) {
    return transaction
        .query(
            """
            select request::text as request, total, listed_order
            from search
            where repository_id = :repositoryId and task_id = :taskId
            """
                + lock)
        .bind("repositoryId", task.repositoryId())
        .bind("taskId", task.value())
        .map(
            row ->
                new Row(
                    Json.read(row.getString("request"), SearchTask.Request.class),
                    row.getInt("total"),
                    row.getString("listed_order")))
        .findOne();
  }

  /** Notes that the search is listed in the order in which it was found. */
  void listAsFound(Transaction transaction, TaskId task) {
    setListedOrder(transaction, task, null);
    removeListed(transaction, task);
  }

  private static void removeListed(Transaction transaction, TaskId task) {
    transaction
        .update(
            """
            delete from search_result
            where repository_id = :repositoryId and task_id = :taskId and ordering = :listed
            """)
        .bind("repositoryId", task.repositoryId())
        .bind("taskId", task.value())
        .bind("listed", LISTED)
        .execute();
  }

  private static void setListedOrder(
      Transaction transaction, TaskId task, @Nullable String listedOrder) {
    transaction
        .update(
            """
            update search
            set listed_order = :listedOrder
            where repository_id = :repositoryId and task_id = :taskId
            """)
        .bind("listedOrder", listedOrder)
        .bind("repositoryId", task.repositoryId())
        .bind("taskId", task.value())
        .execute();
  }

  /** Sorts all that was found, so that row numbers stay what they are while it is listed. */
  void listBy(
      Transaction transaction,
      TaskId task,
      String listedOrder,
      List<EntryOrder> order,
      boolean groupByType) {
    removeListed(transaction, task);
    setListedOrder(transaction, task, listedOrder);
    List<String> expressions = new ArrayList<>(EntryRows.order(order, groupByType));
    expressions.add(order.isEmpty() ? "f.place" : "f.id");
    transaction
        .update(
            """
            insert into search_result (repository_id, task_id, ordering, chunk, ids)
            select :repositoryId, :taskId, :listed, (n - 1) / :chunk, array_agg(id order by n)
            from (
              select f.id, row_number() over (order by
            """
                + String.join(", ", expressions)
                + """
                ) as n
                from (
                  select u.id, r.chunk::bigint * :chunk + u.place as place
                  from search_result r
                  cross join lateral unnest(r.ids) with ordinality as u (id, place)
                  where r.repository_id = :repositoryId
                    and r.task_id = :taskId
                    and r.ordering = :found
                ) as f
                left join entry e on e.repository_id = :repositoryId and e.id = f.id
                """
                + EntryRows.joins()
                + """
                ) as numbered
                group by 4
                """)
        .bind("repositoryId", task.repositoryId())
        .bind("taskId", task.value())
        .bind("found", FOUND)
        .bind("listed", LISTED)
        .bind("chunk", CHUNK)
        .execute();
  }

  /** The ids at some places of the latest listing, counted from 0. */
  List<Integer> ids(Transaction transaction, TaskId task, boolean listed, long from, int count) {
    return transaction
        .query(
            """
            select u.id
            from search_result r
            cross join lateral unnest(r.ids) with ordinality as u (id, place)
            where r.repository_id = :repositoryId
              and r.task_id = :taskId
              and r.ordering = :ordering
              and r.chunk between :from / :chunk and (:from + :count) / :chunk
              and r.chunk::bigint * :chunk + u.place between :from + 1 and :from + :count
            order by r.chunk, u.place
            """)
        .bind("repositoryId", task.repositoryId())
        .bind("taskId", task.value())
        .bind("ordering", listed ? LISTED : FOUND)
        .bind("chunk", CHUNK)
        .bind("from", from)
        .bind("count", count)
        .mapTo(Integer.class)
        .list();
  }

  void remove(Transaction transaction, TaskId task) {
    transaction
        .update("delete from search where repository_id = :repositoryId and task_id = :taskId")
        .bind("repositoryId", task.repositoryId())
        .bind("taskId", task.value())
        .execute();
  }

  /** The first entries of a statement, in some order. */
  List<Integer> first(
      Transaction transaction,
      SearchCompiler.Compiled compiled,
      int repositoryId,
      List<EntryOrder> order,
      int limit) {
    List<String> expressions = new ArrayList<>(EntryRows.order(order, false));
    if (order.isEmpty()) {
      expressions.add("f.score desc");
    }
    expressions.add("f.id");
    return compiled
        .bindTo(
            transaction.query(
                "select f.id from (\n"
                    + compiled.sql()
                    + ") as f\n"
                    + "join entry e on e.repository_id = :repositoryId and e.id = f.id\n"
                    + (order.isEmpty() ? "" : EntryRows.joins())
                    + "order by "
                    + String.join(", ", expressions)
                    + " limit :limit"))
        .bind("repositoryId", repositoryId)
        .bind("limit", limit)
        .mapTo(Integer.class)
        .list();
  }

  /** How many entries a statement finds. */
  long count(Transaction transaction, SearchCompiler.Compiled compiled) {
    return compiled
        .bindTo(transaction.query("select count(*) from (\n" + compiled.sql() + ") as f"))
        .mapTo(Long.class)
        .one();
  }

  /** About how many rows a statement finds, as the database estimates. */
  long rows(Transaction transaction, SearchCompiler.Compiled compiled) {
    Matcher rows = ROWS.matcher(explain(transaction, compiled).get(0));
    return rows.find() ? Long.parseLong(rows.group(1)) : 0;
  }

  /** How the database would run a statement. */
  List<String> explain(Transaction transaction, SearchCompiler.Compiled compiled) {
    return compiled
        .bindTo(transaction.query("explain " + compiled.sql()))
        .mapTo(String.class)
        .list();
  }
}
