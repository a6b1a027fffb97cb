package org.muniment.seed;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muniment.records.ReviewUnit;

/** Writes what is kept for records management as a seed says it. */
final class RecordText {
  private RecordText() {}

  /**
   * @param ofRecord whether it is of a record, which may have what its folder has instead
   */
  static @Nullable SeedRetention retention(DumpDao.RecordRow row, boolean ofRecord) {
    Integer unit = row.reviewUnit();
    return new SeedRetention(
            ofRecord && row.cutoffInherited() ? null : row.cutoffCriterionId(),
            ofRecord && row.scheduleInherited() ? null : row.dispositionScheduleId(),
            row.dispositionAuthority(),
            row.permanent(),
            row.reviewCycleId(),
            row.reviewInterval(),
            unit == null ? null : ReviewUnit.of(unit).name())
        .orNull();
  }

  /**
   * Null for an entry of which nothing was set; what it is follows from its place then.
   *
   * @param row null when nothing but events was set
   */
  static @Nullable SeedRecord record(
      DumpDao.@Nullable RecordRow row, SortedMap<Integer, Instant> events, boolean ofRecord) {
    if (row == null && events.isEmpty()) {
      return null;
    }
    Map<Integer, @Nullable String> times = new TreeMap<>();
    events.forEach((event, time) -> times.put(event, time.toString()));
    return row == null
        ? new SeedRecord(null, null, null, null, null, null, times)
        : new SeedRecord(
            row.closed() ? true : null,
            text(row.filed()),
            text(row.triggered()),
            text(row.reviewed()),
            ofRecord && !row.cutoffInherited() && row.cutoffCriterionId() == null ? false : null,
            ofRecord && !row.scheduleInherited() && row.dispositionScheduleId() == null
                ? false
                : null,
            times);
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
