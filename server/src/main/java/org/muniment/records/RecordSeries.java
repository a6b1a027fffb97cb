package org.muniment.records;

import org.jspecify.annotations.Nullable;

/**
 * What a record series says of what is below it.
 *
 * @param code null for none
 */
public record RecordSeries(@Nullable String code, Retention retention) {
  static final RecordSeries NONE = new RecordSeries(null, Retention.NONE);
}
