package org.muniment.records;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * How long something is kept and when it is reviewed (contract: more-resources §2). As it is set
 * and stored, null stands for "not set here", 0 and the empty text for "none"; what {@link #shown}
 * answers has null for "none". The ids name definitions that are kept elsewhere.
 *
 * @param reviewInterval from 0 to {@link #LONGEST_INTERVAL}
 */
public record Retention(
    @Nullable Integer cutoffCriterionId,
    @Nullable Integer dispositionScheduleId,
    @Nullable String dispositionAuthority,
    @Nullable Boolean isPermanent,
    @Nullable Integer reviewCycleId,
    @Nullable Integer reviewInterval,
    @Nullable ReviewUnit reviewIntervalUnit) {
  static final int LONGEST_INTERVAL = 36_500;
  static final int LONGEST_TEXT = 255;
  static final int LAST_YEAR = 9999;

  /** Nothing set. */
  public static final Retention NONE = new Retention(null, null, null, null, null, null, null);

  /** With the values of another one wherever nothing is set here. */
  public Retention orElse(Retention other) {
    return new Retention(
        cutoffCriterionId == null ? other.cutoffCriterionId : cutoffCriterionId,
        dispositionScheduleId == null ? other.dispositionScheduleId : dispositionScheduleId,
        dispositionAuthority == null ? other.dispositionAuthority : dispositionAuthority,
        isPermanent == null ? other.isPermanent : isPermanent,
        reviewCycleId == null ? other.reviewCycleId : reviewCycleId,
        reviewInterval == null ? other.reviewInterval : reviewInterval,
        reviewIntervalUnit == null ? other.reviewIntervalUnit : reviewIntervalUnit);
  }

  /** As callers see it: null for "none". */
  Retention shown() {
    return new Retention(
        idOrNull(cutoffCriterionId),
        idOrNull(dispositionScheduleId),
        dispositionAuthority == null || dispositionAuthority.isEmpty()
            ? null
            : dispositionAuthority,
        isPermanent != null && isPermanent,
        idOrNull(reviewCycleId),
        reviewInterval,
        reviewIntervalUnit);
  }

  private static @Nullable Integer idOrNull(@Nullable Integer id) {
    return id == null || id == 0 ? null : id;
  }

  /** The review after one that took place, or null when there is no interval. */
  @Nullable Instant nextReview(@Nullable Instant last) {
    Integer interval = reviewInterval;
    ReviewUnit unit = reviewIntervalUnit;
    if (last == null || interval == null || interval == 0 || unit == null) {
      return null;
    }
    LocalDateTime from = LocalDateTime.ofInstant(last, ZoneOffset.UTC);
    LocalDateTime next =
        switch (unit) {
          case NotApplicable -> null;
          case Day -> from.plusDays(interval);
          case Month -> from.plusMonths(interval);
        };
    return next == null || next.getYear() > LAST_YEAR ? null : next.toInstant(ZoneOffset.UTC);
  }

  /**
   * @throws MunimentException INVALID_REQUEST for values that nothing can have
   */
  void check() {
    checkId("cutoffCriterionId", cutoffCriterionId);
    checkId("dispositionScheduleId", dispositionScheduleId);
    checkId("reviewCycleId", reviewCycleId);
    checkText("dispositionAuthority", dispositionAuthority);
    Integer interval = reviewInterval;
    if (interval != null && (interval < 0 || interval > LONGEST_INTERVAL)) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The reviewInterval is not a number from 0 to " + LONGEST_INTERVAL + ".");
    }
  }

  private static void checkId(String member, @Nullable Integer id) {
    if (id != null && id < 0) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The " + member + " is negative; 0 clears it.");
    }
  }

  static void checkText(String member, @Nullable String text) {
    if (text != null && (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0)) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The " + member + " has a null character or more than " + LONGEST_TEXT + " characters.");
    }
  }
}
