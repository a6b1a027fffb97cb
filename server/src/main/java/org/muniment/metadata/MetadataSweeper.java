package org.muniment.metadata;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.muniment.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes sets that no entry refers to, and links of entries that were deleted. May be run on every
 * node, also at once.
 *
 * <p>A set is marked when a sweep first finds it without a reference, and deleted by a sweep that
 * finds it so a grace period later. Writers hold the sets they refer to; the grace period is for
 * copies, which take over references without looking at the sets, and has to be longer than any
 * transaction that does so.
 */
public final class MetadataSweeper {
  private static final Logger LOG = LoggerFactory.getLogger(MetadataSweeper.class);
  private static final int ROWS = 5_000;

  private final Database database;
  private final Clock clock;
  private final Duration grace;
  private final String unreferenced;
  private final MetadataSetDao sets = new MetadataSetDao();
  private final LinkDao links = new LinkDao();

  /**
   * What a sweep removed.
   *
   * @param sets metadata sets
   * @param links links between entries
   */
  public record Swept(int sets, int links) {}

  /**
   * @param references every place that refers to sets: queries of two columns, the repository's id
   *     and the set's; one that is left out loses its sets
   */
  public MetadataSweeper(
      Database database, Collection<String> references, Clock clock, Duration grace) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("Without references, all sets would be deleted.");
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("Not a grace period: " + grace);
    }
    this.database = database;
    this.clock = clock;
    this.grace = grace;
    this.unreferenced =
        references.stream().map(MetadataSweeper::notIn).collect(Collectors.joining("and "));
  }

  private static String notIn(String reference) {
    return """
    not exists (
      select
      from (%s) as reference (repository_id, value)
      where reference.repository_id = target.repository_id
        and reference.value = target.id)
    """
        .formatted(reference);
  }

  /** Removes what nothing refers to. */
  public Swept sweep() {
    int setRows = 0;
    int linkRows = 0;
    for (int repositoryId : database.read(sets::repositories)) {
      setRows += sweepSets(repositoryId);
      linkRows += database.write(transaction -> links.sweep(transaction, repositoryId));
    }
    Swept swept = new Swept(setRows, linkRows);
    LOG.debug("Swept: {}", swept);
    return swept;
  }

  private int sweepSets(int repositoryId) {
    Instant now = clock.instant();
    database.execute(transaction -> sets.mark(transaction, repositoryId, unreferenced, now));
    int deleted = 0;
    Batch batch;
    do {
      batch = deleteSets(repositoryId, now.minus(grace));
      deleted += batch.deleted();
    } while (batch.locked() == ROWS);
    return deleted;
  }

  private record Batch(int locked, int deleted) {}

  private Batch deleteSets(int repositoryId, Instant before) {
    return database.write(
        transaction -> {
          List<Long> ids = sets.lockMarked(transaction, repositoryId, before, ROWS);
          if (ids.isEmpty()) {
            return new Batch(0, 0);
          }
          // A statement of its own: it sees the references of writers that held a row until now.
          int deleted = sets.deleteUnreferenced(transaction, repositoryId, ids, unreferenced);
          if (deleted < ids.size()) {
            sets.unmark(transaction, repositoryId, ids);
          }
          return new Batch(ids.size(), deleted);
        });
  }
}
