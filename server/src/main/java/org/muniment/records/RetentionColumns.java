package org.muniment.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The columns that hold a {@link Retention}, the same in two tables. */
final class RetentionColumns {
  static final String NAMES =
      """
      cutoff_criterion_id, disposition_schedule_id, disposition_authority, permanent,
        review_cycle_id, review_interval, review_interval_unit
      """;

  static final String VALUES =
      ":cutoff, :schedule, :authority, :permanent, :cycle, :interval, :unit";

  private RetentionColumns() {}

  static <S extends SqlStatement<S>> S bind(S statement, Retention retention) {
    ReviewUnit unit = retention.reviewIntervalUnit();
    return statement
        .bindByType("cutoff", retention.cutoffCriterionId(), Integer.class)
        .bindByType("schedule", retention.dispositionScheduleId(), Integer.class)
        .bindByType("authority", retention.dispositionAuthority(), String.class)
        .bindByType("permanent", retention.isPermanent(), Boolean.class)
        .bindByType("cycle", retention.reviewCycleId(), Integer.class)
        .bindByType("interval", retention.reviewInterval(), Integer.class)
        .bindByType("unit", unit == null ? null : unit.number(), Integer.class);
  }

  static Retention map(ResultSet row) throws SQLException {
    Integer unit = number(row, "review_interval_unit");
    boolean permanent = row.getBoolean("permanent");
    boolean permanentSet = !row.wasNull();
    return new Retention(
        number(row, "cutoff_criterion_id"),
        number(row, "disposition_schedule_id"),
        row.getString("disposition_authority"),
        permanentSet ? permanent : null,
        number(row, "review_cycle_id"),
        number(row, "review_interval"),
        unit == null ? null : ReviewUnit.of(unit));
  }

  private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }
}
