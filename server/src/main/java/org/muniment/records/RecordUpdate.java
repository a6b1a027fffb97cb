package org.muniment.records;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * A change of a record or record folder; null leaves as it is (contract: more-resources §2).
 *
 * @param retention of a record only the cutoff criterion and the disposition schedule
 * @param isCutoffCriterionInherited of records in a record folder
 * @param isDispositionScheduleInherited of records in a record folder
 * @param lastReviewDate of records
 * @param clearLastReviewDate of records
 * @param clearTriggerDate of record folders
 * @param isClosed of record folders
 */
public record RecordUpdate(
    Retention retention,
    @Nullable Instant filingDate,
    @Nullable Instant triggerDate,
    @Nullable Boolean isCutoffCriterionInherited,
    @Nullable Boolean isDispositionScheduleInherited,
    @Nullable Instant lastReviewDate,
    boolean clearLastReviewDate,
    boolean clearTriggerDate,
    @Nullable Boolean isClosed) {
  /** Nothing but the declaration as a record or record folder. */
  public static final RecordUpdate NOTHING =
      new RecordUpdate(Retention.NONE, null, null, null, null, null, false, false, null);

  /**
   * @throws MunimentException INVALID_REQUEST for values that nothing can have
   */
  void check() {
    retention.check();
    checkDate("filingDate", filingDate);
    checkDate("triggerDate", triggerDate);
    checkDate("lastReviewDate", lastReviewDate);
    if (clearTriggerDate && triggerDate != null) {
      throw both("triggerDate", "clearTriggerDate");
    }
    if (clearLastReviewDate && lastReviewDate != null) {
      throw both("lastReviewDate", "clearLastReviewDate");
    }
    if (Boolean.TRUE.equals(isCutoffCriterionInherited) && isId(retention.cutoffCriterionId())) {
      throw both("cutoffCriterionId", "isCutoffCriterionInherited");
    }
    if (Boolean.TRUE.equals(isDispositionScheduleInherited)
        && isId(retention.dispositionScheduleId())) {
      throw both("dispositionScheduleId", "isDispositionScheduleInherited");
    }
  }

  private static boolean isId(@Nullable Integer id) {
    return id != null && id != 0;
  }

  private static MunimentException both(String one, String other) {
    return new MunimentException(
        ErrorCode.INVALID_REQUEST, "The members " + one + " and " + other + " exclude each other.");
  }

  static void checkDate(String member, @Nullable Instant date) {
    if (date != null) {
      int year = date.atOffset(ZoneOffset.UTC).getYear();
      if (year < 1 || year > Retention.LAST_YEAR) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST,
            "The " + member + " is not between the years 1 and " + Retention.LAST_YEAR + ".");
      }
    }
  }

  /**
   * @throws MunimentException RECORD_MEMBER_UNFIT for members that record folders don't have
   */
  void requireFitsFolder() {
    refuse("isCutoffCriterionInherited", isCutoffCriterionInherited, "a record folder");
    refuse("isDispositionScheduleInherited", isDispositionScheduleInherited, "a record folder");
    refuse("lastReviewDate", lastReviewDate, "a record folder");
    refuse("clearLastReviewDate", clearLastReviewDate ? true : null, "a record folder");
  }

  /**
   * @param filed whether the record is in a record folder, and so has something to inherit from
   * @throws MunimentException RECORD_MEMBER_UNFIT for members that records don't have
   */
  void requireFitsRecord(boolean filed) {
    refuse("clearTriggerDate", clearTriggerDate ? true : null, "a record");
    refuse("isClosed", isClosed, "a record");
    refuse("isPermanent", retention.isPermanent(), "a record");
    refuse("dispositionAuthority", retention.dispositionAuthority(), "a record");
    refuse("reviewCycleId", retention.reviewCycleId(), "a record");
    refuse("reviewInterval", retention.reviewInterval(), "a record");
    refuse("reviewIntervalUnit", retention.reviewIntervalUnit(), "a record");
    if (!filed) {
      String kind = "a record outside of record folders";
      refuse(
          "isCutoffCriterionInherited",
          Boolean.TRUE.equals(isCutoffCriterionInherited) ? true : null,
          kind);
      refuse(
          "isDispositionScheduleInherited",
          Boolean.TRUE.equals(isDispositionScheduleInherited) ? true : null,
          kind);
    }
  }

  private static void refuse(String member, @Nullable Object value, String kind) {
    if (value != null) {
      throw new MunimentException(
          ErrorCode.RECORD_MEMBER_UNFIT,
          "The member " + member + " does not apply to " + kind + ".");
    }
  }
}
