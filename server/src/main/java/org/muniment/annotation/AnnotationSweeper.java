package org.muniment.annotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.muniment.database.Database;

/**
 * Removes annotation sets that no page refers to. Marks first and deletes a grace period later, as
 * {@link org.muniment.document.PageSweeper} does and for the same reasons. To be run between the
 * sweep of pages and that of contents.
 */
public final class AnnotationSweeper {
  private static final String UNREFERENCED =
      """
      not exists (
        select from page
        where page.repository_id = target.repository_id and page.annotation_set_id = target.id)
      """;

  private final Database database;
  private final Clock clock;
  private final Duration grace;

  public AnnotationSweeper(Database database, Clock clock, Duration grace) {
    this.database = database;
    this.clock = clock;
    this.grace = grace;
  }

  /** Answers how many sets were removed. */
  public int sweep() {
    Instant now = clock.instant();
    database.execute(
        transaction ->
            transaction
                .update(
                    """
                    update annotation_set
                    set unreferenced_since = :now
                    where (repository_id, id) in (
                      select target.repository_id, target.id
                      from annotation_set target
                      where target.unreferenced_since is null and %s
                      for update skip locked)
                    """
                        .formatted(UNREFERENCED))
                .bind("now", now)
                .execute());
    return database.write(
        transaction -> {
          transaction
              .query(
                  """
                  select id
                  from annotation_set
                  where unreferenced_since <= :before
                  for update skip locked
                  """)
              .bind("before", now.minus(grace))
              .mapTo(Long.class)
              .list();
          // A statement of its own: it sees the references of those that held a row until now.
          int removed =
              transaction
                  .update(
                      "delete from annotation_set target"
                          + " where target.unreferenced_since <= :before and "
                          + UNREFERENCED)
                  .bind("before", now.minus(grace))
                  .execute();
          transaction
              .update(
                  """
                  update annotation_set target
                  set unreferenced_since = null
                  where target.unreferenced_since <= :before and not (%s)
                  """
                      .formatted(UNREFERENCED))
              .bind("before", now.minus(grace))
              .execute();
          return removed;
        });
  }
}
