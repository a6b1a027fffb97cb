package org.muniment.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure as data: what a task keeps of it until a client asks.
 *
 * @param code which failure
 * @param title one sentence for the caller
 * @param entryId the entry it concerns, or null when it concerns none
 */
public record Problem(ErrorCode code, String title, @Nullable Integer entryId) {
  public static Problem of(MunimentException failure, @Nullable Integer entryId) {
    return new Problem(failure.code(), failure.text(), entryId);
  }
}
