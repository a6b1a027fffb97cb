package org.muniment.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.muniment.database.Database;
import org.muniment.database.Transaction;

/**
 * Removes page sets and texts that nothing refers to, and what deleted documents leave behind.
 * Marks first and deletes a grace period later, as {@link org.muniment.blob.Sweeper} does and for
 * the same reasons. To be run before it, so that it finds the images of removed pages.
 */
public final class PageSweeper {
  private static final String UNREFERENCED_SET =
      """
      not exists (
          select from entry
          where entry.repository_id = target.repository_id and entry.page_set_id = target.id)
        and not exists (
          select from document_version version
          where version.repository_id = target.repository_id and version.page_set_id = target.id)
      """;

  private static final String UNREFERENCED_TEXT =
      """
      not exists (
          select from page
          where page.repository_id = target.repository_id and page.text_id = target.id)
        and not exists (
          select from page
          where page.repository_id = target.repository_id and page.visible_text_id = target.id)
      """;

  private final Database database;
  private final Clock clock;
  private final Duration grace;

  public PageSweeper(Database database, Clock clock, Duration grace) {
    this.database = database;
    this.clock = clock;
    this.grace = grace;
  }

  /** Answers how many page sets and texts were removed. */
  public int sweep() {
    Instant now = clock.instant();
    database.execute(PageSweeper::removeLeftovers);
    int removed = sweep("page_set", UNREFERENCED_SET, now);
    return removed + sweep("page_text", UNREFERENCED_TEXT, now);
  }

  private int sweep(String table, String unreferenced, Instant now) {
    database.execute(
        transaction ->
            transaction
                .update(
                    """
                    update %1$s
                    set unreferenced_since = :now
                    where (repository_id, id) in (
                      select target.repository_id, target.id
                      from %1$s target
                      where target.unreferenced_since is null and %2$s
                      for update skip locked)
                    """
                        .formatted(table, unreferenced))
                .bind("now", now)
                .execute());
    return database.write(
        transaction -> {
          transaction
              .query(
                  """
                  select id
                  from %s
                  where unreferenced_since <= :before
                  for update skip locked
                  """
                      .formatted(table))
              .bind("before", now.minus(grace))
              .mapTo(Long.class)
              .list();
          // A statement of its own: it sees the references of those that held a row until now.
          int removed =
              transaction
                  .update(
                      "delete from %s target where target.unreferenced_since <= :before and %s"
                          .formatted(table, unreferenced))
                  .bind("before", now.minus(grace))
                  .execute();
          transaction
              .update(
                  """
                  update %s target
                  set unreferenced_since = null
                  where target.unreferenced_since <= :before and not (%s)
                  """
                      .formatted(table, unreferenced))
              .bind("before", now.minus(grace))
              .execute();
          return removed;
        });
  }

  /** Entry ids are never used again, so that what they leave behind harms nobody until then. */
  private static void removeLeftovers(Transaction transaction) {
    for (String table : new String[] {"document_lock", "document_control"}) {
      transaction
          .update(
              """
              delete from %1$s held
              where not exists (
                select from entry
                where entry.repository_id = held.repository_id and entry.id = held.entry_id)
              """
                  .formatted(table))
          .execute();
    }
  }
}
