package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.error.MunimentException;
import org.muniment.records.RecordUpdate;
import org.muniment.records.Retention;

/**
 * What is said of a record or record folder in a seed. That it is said at all makes a document a
 * record and a folder a record folder. What is null is not said; times are as in {@code
 * 2026-03-01T12:00:00Z}.
 *
 * @param closed of record folders
 * @param reviewed the last review, of records
 * @param inheritsCutoff false for a record that has no cutoff criterion although its folder has one
 * @param inheritsSchedule as much for the disposition schedule
 * @param events times by the ids of the events
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedRecord(
    @Nullable Boolean closed,
    @Nullable String filed,
    @Nullable String triggered,
    @Nullable String reviewed,
    @Nullable Boolean inheritsCutoff,
    @Nullable Boolean inheritsSchedule,
    @Nullable Map<Integer, @Nullable String> events) {

  /**
   * @throws MunimentException INVALID_REQUEST for a time that is none
   */
  RecordUpdate update(Retention retention) {
    return new RecordUpdate(
        retention,
        time(filed),
        time(triggered),
        inheritsCutoff,
        inheritsSchedule,
        time(reviewed),
        false,
        false,
        closed);
  }

  static @Nullable Instant time(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATime) {
      throw SeedService.refusal("A time is as in 2026-03-01T12:00:00Z, not '" + text + "'.");
    }
  }
}
