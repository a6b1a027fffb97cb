package org.muniment.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.muniment.database.SqlStatement;

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
        .bind("cutoff", retention.cutoffCriterionId())
        .bind("schedule", retention.dispositionScheduleId())
        .bind("authority", retention.dispositionAuthority())
        .bind("permanent", retention.isPermanent())
        .bind("cycle", retention.reviewCycleId())
        .bind("interval", retention.reviewInterval())
        .bind("unit", unit == null ? null : unit.number());
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
