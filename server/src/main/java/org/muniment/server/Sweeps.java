package org.muniment.server;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.muniment.annotation.AnnotationSweeper;
import org.muniment.blob.BlobReferences;
import org.muniment.blob.BlobStore;
import org.muniment.blob.Sweeper;
import org.muniment.blob.Swept;
import org.muniment.database.Database;
import org.muniment.document.PageSweeper;
import org.muniment.metadata.MetadataSweeper;
import org.muniment.records.RecordSweeper;
import org.muniment.userarea.UserAreaSweeper;

/**
 * The sweepers of one node with everything that refers to what they sweep. What refers to contents
 * is swept before the contents themselves.
 */
public final class Sweeps {
  private final PageSweeper pages;
  private final AnnotationSweeper annotations;
  private final MetadataSweeper metadata;
  private final RecordSweeper records;
  private final UserAreaSweeper userAreas;
  private final Sweeper contents;
  private final BlobStore store;
  private final Clock clock;
  private final Duration grace;

  Sweeps(Database database, BlobStore store, Clock clock, Duration grace) {
    this.store = store;
    this.clock = clock;
    this.grace = grace;
    pages = new PageSweeper(database, clock, grace);
    annotations = new AnnotationSweeper(database, clock, grace);
    records = new RecordSweeper(database);
    metadata =
        new MetadataSweeper(
            database,
            List.of(
                """
                select repository_id, metadata_set_id
                from entry
                where metadata_set_id is not null
                """,
                """
                select repository_id, metadata_set_id
                from document_version
                where metadata_set_id is not null
                """),
            clock,
            grace);
    userAreas = new UserAreaSweeper(database);
    contents =
        new Sweeper(
            database,
            store,
            List.of(
                BlobReferences.toElectronicDocuments(
                    """
                    select repository_id, electronic_document_id
                    from document_version
                    where electronic_document_id is not null
                    """),
                BlobReferences.toContents(
                    """
                    select repository_id, image_sha256
                    from page
                    where image_sha256 is not null
                    """),
                BlobReferences.toContents(
                    """
                    select repository_id, content_sha256
                    from annotation
                    where content_sha256 is not null
                    """),
                BlobReferences.toContents("select repository_id, image_sha256 from stamp"),
                BlobReferences.toContents("select repository_id, sha256 from upload_part"),
                BlobReferences.toContents(
                    "select repository_id, sha256 from upload where sha256 is not null"),
                BlobReferences.toContents("select repository_id, sha256 from export_file"),
                BlobReferences.toElectronicDocuments(
                    """
                    select repository_id, electronic_document_id
                    from entry
                    where electronic_document_id is not null
                    """)),
            clock,
            grace);
  }

  PageSweeper pages() {
    return pages;
  }

  AnnotationSweeper annotations() {
    return annotations;
  }

  RecordSweeper records() {
    return records;
  }

  MetadataSweeper metadata() {
    return metadata;
  }

  UserAreaSweeper userAreas() {
    return userAreas;
  }

  Sweeper contents() {
    return contents;
  }

  /**
   * What all sweepers removed together.
   *
   * @param pages page sets, texts and annotation sets
   * @param userAreas entries that were deleted, in lists of users
   * @param contents empty when another node is sweeping
   * @param unfinished writes that were cut off, beside those that the sweep of contents found
   */
  public record Removed(
      int pages,
      MetadataSweeper.Swept metadata,
      int userAreas,
      Optional<Swept> contents,
      int unfinished) {}

  /**
   * Sweeps everything, also what no row names. Without a grace period, writes that have not come to
   * their end are taken for dead, too: no server may run.
   */
  public Removed all() {
    records.sweep();
    return new Removed(
        pages.sweep() + annotations.sweep(),
        metadata.sweep(),
        userAreas.sweep(),
        contents.sweepStore(),
        grace.isZero() ? store.removeAbandoned(clock.instant()) : 0);
  }
}
