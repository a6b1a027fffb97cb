package org.muniment.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was set of one record or record folder.
 *
 * @param cutoffInherited whether the cutoff criterion is that of the record folder; of records
 * @param scheduleInherited as much for the disposition schedule
 * @param reviewer the account name of who noted the last review; of records
 */
record Declared(
    Retention retention,
    @Nullable Instant filingDate,
    @Nullable Instant triggerDate,
    boolean closed,
    boolean cutoffInherited,
    boolean scheduleInherited,
    @Nullable Instant lastReviewDate,
    @Nullable String reviewer) {
  static final Declared NOTHING =
      new Declared(Retention.NONE, null, null, false, true, true, null, null);

  /** After a change by somebody. */
  Declared with(RecordUpdate update, String user) {
    Retention changes = update.retention();
    Instant reviewed = update.lastReviewDate();
    Boolean nowClosed = update.isClosed();
    Boolean cutoff = update.isCutoffCriterionInherited();
    Boolean schedule = update.isDispositionScheduleInherited();
    return new Declared(
        changes.orElse(retention),
        update.filingDate() == null ? filingDate : update.filingDate(),
        update.clearTriggerDate()
            ? null
            : update.triggerDate() == null ? triggerDate : update.triggerDate(),
        nowClosed == null ? closed : nowClosed,
        // What is assigned to a record is no longer that of its folder.
        cutoff == null ? cutoffInherited && changes.cutoffCriterionId() == null : cutoff,
        schedule == null ? scheduleInherited && changes.dispositionScheduleId() == null : schedule,
        update.clearLastReviewDate() ? null : reviewed == null ? lastReviewDate : reviewed,
        update.clearLastReviewDate() ? null : reviewed == null ? reviewer : user);
  }
}
