package org.muniment.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The records management state of a record or record folder. Whether something may be cut off,
 * transferred or destroyed depends on definitions that are kept elsewhere, and is not known here.
 *
 * @param isClosed whether the record folder, or the one that the record is in, takes nothing new
 * @param retention what holds for the entry, whether set of it or above it; of a record only the
 *     cutoff criterion and the disposition schedule
 * @param filed what records have besides; null for a record folder
 */
public record RecordProperties(
    boolean isClosed,
    Retention retention,
    @Nullable Instant filingDate,
    @Nullable Instant triggerDate,
    @Nullable Filed filed) {
  /**
   * What only records have.
   *
   * @param recordFolderId the nearest record folder above it, or null
   * @param reviewer the account name of who noted the last review
   */
  public record Filed(
      @Nullable Integer recordFolderId,
      boolean isCutoffCriterionInherited,
      boolean isDispositionScheduleInherited,
      @Nullable String reviewer,
      @Nullable Instant lastReviewDate,
      @Nullable Instant nextReviewDate) {}
}
