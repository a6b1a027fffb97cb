package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.muniment.error.MunimentException;
import org.muniment.records.Retention;
import org.muniment.records.ReviewUnit;

/**
 * How long something is kept, in a seed. What is null is not said; 0 and the empty text are "none".
 *
 * @param reviewUnit the name of a {@link ReviewUnit}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeedRetention(
    @Nullable Integer cutoffCriterion,
    @Nullable Integer dispositionSchedule,
    @Nullable String dispositionAuthority,
    @Nullable Boolean permanent,
    @Nullable Integer reviewCycle,
    @Nullable Integer reviewInterval,
    @Nullable String reviewUnit) {
  private static final SeedRetention NOTHING =
      new SeedRetention(null, null, null, null, null, null, null);

  static Retention of(@Nullable SeedRetention said) {
    return said == null ? Retention.NONE : said.retention();
  }

  /** Null when it says nothing. */
  @Nullable SeedRetention orNull() {
    return equals(NOTHING) ? null : this;
  }

  /**
   * @throws MunimentException INVALID_REQUEST for a unit that is none
   */
  private Retention retention() {
    return new Retention(
        cutoffCriterion,
        dispositionSchedule,
        dispositionAuthority,
        permanent,
        reviewCycle,
        reviewInterval,
        unit(reviewUnit));
  }

  private static @Nullable ReviewUnit unit(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(ReviewUnit.values())
        .filter(unit -> unit.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                SeedService.refusal(
                    "A review unit is NotApplicable, Day or Month, not '" + name + "'."));
  }
}
