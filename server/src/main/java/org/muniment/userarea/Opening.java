package org.muniment.userarea;

import java.time.Instant;
import java.util.Comparator;

/**
 * A user opened an entry.
 *
 * @param opened in whole microseconds
 */
record Opening(What what, Instant opened) {
  /** Which user opened which entry. */
  record What(int repositoryId, int trusteeId, RecentKind kind, int entryId) {}

  /** The order of the primary key, in which rows are locked. */
  static final Comparator<Opening> BY_KEY =
      Comparator.comparing(
          Opening::what,
          Comparator.comparingInt(What::repositoryId)
              .thenComparingInt(What::trusteeId)
              .thenComparing(What::kind)
              .thenComparingInt(What::entryId));
}
