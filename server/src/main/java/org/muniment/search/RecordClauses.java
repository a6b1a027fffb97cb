package org.muniment.search;

import java.util.function.UnaryOperator;
import org.muniment.entry.EntryType;
import org.muniment.search.language.ComparisonOperator;
import org.muniment.search.language.PropertyCondition;
import org.muniment.search.language.TextPattern;
import org.muniment.search.language.YesNo;

/**
 * Clauses about record series, record folders and records (contract: search-syntax §4.11). What is
 * set of a record series holds for all below that have nothing of their own, as the properties of
 * records say. Clauses about what depends on schedules, whose contents nothing defines, find
 * nothing.
 */
final class RecordClauses {
  private final Statement statement;
  private final Bindings bindings;
  private final EntryClauses entries;

  RecordClauses(Statement statement, EntryClauses entries) {
    this.statement = statement;
    this.bindings = statement.bindings();
    this.entries = entries;
  }

  /** The record series with a code, and everything in them. */
  String code(PropertyCondition condition) {
    return """
        e.id in (
          with recursive below (id) as (
            select s.entry_id from record_series s
            where s.repository_id = %1$s and s.code_key is not null and %2$s
            union
            select c.id
            from below
            join entry c on c.repository_id = %1$s and c.parent_id = below.id
          )
          select id from below
        )"""
        .formatted(statement.repository(), entries.pattern("s.code_key", condition));
  }

  String cutoffCriterion(PropertyCondition condition) {
    return effective(
        "%s.cutoff_criterion_id",
        value ->
            Comparisons.integer(
                bindings, value, condition.operator(), EntryClauses.number(condition)));
  }

  /** The empty text finds what has no authority. */
  String dispositionAuthority(PropertyCondition condition) {
    TextPattern pattern = (TextPattern) condition.value();
    if (pattern.matches("") && !pattern.isAny()) {
      boolean equal = condition.operator() != ComparisonOperator.NOT_EQUAL;
      return effective(
          "%s.disposition_authority",
          value -> "(coalesce(" + value + ", '') " + (equal ? "=" : "<>") + " '')");
    }
    return effective(
        "%s.disposition_authority",
        value ->
            "(" + value + " <> '' and " + entries.pattern("lower(" + value + ")", condition) + ")");
  }

  String permanent(PropertyCondition condition) {
    return yesNo("%s.permanent", condition);
  }

  /** Whether it is to be reviewed at intervals. */
  String vital(PropertyCondition condition) {
    return yesNo(
        "(case when coalesce(%1$s.review_cycle_id, %1$s.review_interval) is not null"
            + " then greatest(%1$s.review_cycle_id, %1$s.review_interval) > 0 end)",
        condition);
  }

  private String yesNo(String column, PropertyCondition condition) {
    boolean yes = ((YesNo) condition.value()).yes();
    return effective(column, value -> "(coalesce(" + value + ", false) = " + yes + ")");
  }

  String lastReview(PropertyCondition condition) {
    return "e.id in (select r.entry_id from record_entry r where r.repository_id = "
        + statement.repository()
        + " and "
        + entries.instant("r.last_review_date", condition)
        + ")";
  }

  /**
   * The record series, record folders and records for which a value holds: their own, or that of
   * the nearest above them.
   *
   * @param column of both tables; the alias of the table is put in for {@code %s}
   * @param holds the condition on the value
   */
  private String effective(String column, UnaryOperator<String> holds) {
    return """
        e.id in (
          with recursive inside (id, type, series_value, record_value, recorded) as (
            select c.id, c.type, %2$s, %2$s, false
            from entry c
            left join record_series s on s.repository_id = %1$s and s.entry_id = c.id
            where c.repository_id = %1$s and c.type = %5$d and c.parent_id = 1
            union all
            select c.id, c.type,
              case when c.type = %5$d then coalesce(%2$s, i.series_value) else i.series_value end,
              case
                when c.type = %5$d then coalesce(%2$s, i.series_value)
                when r.entry_id is not null or i.type = %5$d then coalesce(%3$s, i.series_value)
                else i.record_value
              end,
              c.type <> %5$d
            from inside i
            join entry c on c.repository_id = %1$s and c.parent_id = i.id and c.type <= 2
            left join record_series s on s.repository_id = %1$s and s.entry_id = c.id
            left join record_entry r on r.repository_id = %1$s and r.entry_id = c.id
          ),
          -- Record folders outside of record series, each with what is below it up to the next.
          outside (id, record_value) as (
            select c.id, %3$s
            from record_entry r
            join entry c on c.repository_id = %1$s and c.id = r.entry_id and c.type = %6$d
            where r.repository_id = %1$s and c.id not in (select id from inside)
            union all
            select c.id, o.record_value
            from outside o
            join entry c on c.repository_id = %1$s and c.parent_id = o.id and c.type = %6$d
            left join record_entry r on r.repository_id = %1$s and r.entry_id = c.id
            where r.entry_id is null
          ),
          folders (id, record_value) as (
            select id, record_value from inside where recorded
            union all
            select id, record_value from outside
          ),
          found (id, value) as (
            select id, record_value from inside
            where type = %5$d
            union all
            select f.id, f.record_value
            from folders f
            where exists (
                select from record_entry r
                where r.repository_id = %1$s and r.entry_id = f.id)
              or exists (
                select from entry c
                join inside i on i.id = c.parent_id and i.type = %5$d
                where c.repository_id = %1$s and c.id = f.id)
            union all
            select c.id, coalesce(%3$s, f.record_value)
            from folders f
            join entry c on c.repository_id = %1$s and c.parent_id = f.id and c.type = %7$d
            left join record_entry r on r.repository_id = %1$s and r.entry_id = c.id
            union all
            select c.id, %3$s
            from record_entry r
            join entry c on c.repository_id = %1$s and c.id = r.entry_id and c.type = %7$d
            where r.repository_id = %1$s and c.parent_id not in (select id from folders)
          )
          select id from found where %4$s
        )"""
        .formatted(
            statement.repository(),
            column.formatted("s"),
            column.formatted("r"),
            holds.apply("found.value"),
            EntryType.RecordSeries.number(),
            EntryType.Folder.number(),
            EntryType.Document.number());
  }
}
