package org.muniment.blob;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.muniment.blob.BlobReferences.Target;
import org.muniment.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nothing refers to: electronic documents, then the names of contents, then the
 * contents themselves. May be run on every node; one sweeps at a time.
 *
 * <p>A row is marked when a sweep first finds it without a reference, and deleted by a sweep that
 * finds it so a grace period later. Imports are safe whatever the grace period is: they hold the
 * rows they register, and a row is checked once more after it was locked. The grace period is for
 * references that are copied: it has to be longer than any transaction that copies some.
 */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  /** The usual grace period. */
  public static final Duration GRACE = Duration.ofHours(1);

  /** When a write that receives nothing is taken for dead; a write that is not would fail. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private static final int ROWS = 20_000;

  // Imports of contents that happen to share a lock with one of these wait while they are deleted.
  private static final int FILES = 50;
  private static final int FILE_ROUNDS = 3;

  private final Database database;
  private final BlobStore store;
  private final Clock clock;
  private final Duration grace;
  private final String unreferencedDocument;
  private final String unreferencedBlob;
  private final BlobDao blobs = new BlobDao();
  private final ElectronicDocumentDao documents = new ElectronicDocumentDao();
  private final SweepDao sweeps = new SweepDao();

  /**
   * @param references every place that refers to contents; one that is left out loses its contents
   */
  public Sweeper(
      Database database,
      BlobStore store,
      Collection<BlobReferences> references,
      Clock clock,
      Duration grace) {
    if (references.stream().noneMatch(one -> one.target() == Target.ELECTRONIC_DOCUMENT)) {
      throw new IllegalArgumentException("Without references, all contents would be deleted.");
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("Not a grace period: " + grace);
    }
    this.database = database;
    this.store = store;
    this.clock = clock;
    this.grace = grace;
    List<BlobReferences> toBlobs = new ArrayList<>(references);
    toBlobs.add(BlobReferences.toContents("select repository_id, sha256 from electronic_document"));
    this.unreferencedDocument = unreferenced(references, Target.ELECTRONIC_DOCUMENT, "id");
    this.unreferencedBlob = unreferenced(toBlobs, Target.CONTENT, "sha256");
  }

  private static String unreferenced(
      Collection<BlobReferences> references, Target target, String column) {
    return references.stream()
        .filter(one -> one.target() == target)
        .map(
            one ->
                """
                not exists (
                  select
                  from (%s) as reference (repository_id, value)
                  where reference.repository_id = target.repository_id
                    and reference.value = target.%s)
                """
                    .formatted(one.select(), column))
        .reduce((one, other) -> one + "and " + other)
        .orElseThrow();
  }

  /**
   * Removes the rows that nothing refers to, and their contents.
   *
   * @return empty when another node is sweeping
   */
  public Optional<Swept> sweep() {
    return alone(this::sweepRows);
  }

  /**
   * Removes also what no row names: contents of transactions that did not commit, and leftovers of
   * writes that were cut off. Reads the whole list of the store, so once a day is often enough.
   *
   * @return empty when another node is sweeping
   */
  public Optional<Swept> sweepStore() {
    return alone(
        () -> {
          Swept rows = sweepRows();
          Instant now = clock.instant();
          int contents = sweepUnnamed(now.minus(grace));
          // Without a grace period there are no writes that could still go on.
          int abandoned = store.removeAbandoned(now.minus(grace.isZero() ? grace : ABANDONED));
          return new Swept(
              rows.electronicDocuments(), rows.names(), rows.contents() + contents, abandoned);
        });
  }

  // The lock lives as long as this transaction, which does nothing else and so holds no snapshot.
  private Optional<Swept> alone(Supplier<Swept> sweep) {
    Optional<Swept> swept =
        database.read(
            transaction ->
                sweeps.tryLock(transaction) ? Optional.of(sweep.get()) : Optional.empty());
    swept.ifPresent(what -> LOG.debug("Swept: {}", what));
    return swept;
  }

  private Swept sweepRows() {
    int documentRows = 0;
    int blobRows = 0;
    int contents = 0;
    for (int repositoryId : database.read(blobs::repositories)) {
      documentRows += sweepDocuments(repositoryId);
      Instant now = clock.instant();
      database.execute(transaction -> blobs.mark(transaction, repositoryId, unreferencedBlob, now));
      BlobBatch batch;
      do {
        batch = deleteBlobs(repositoryId, now.minus(grace));
        blobRows += batch.deleted().size();
        contents += deleteContents(batch.deleted(), now.minus(grace));
      } while (batch.locked() == ROWS);
    }
    return new Swept(documentRows, blobRows, contents, 0);
  }

  private int sweepDocuments(int repositoryId) {
    Instant now = clock.instant();
    database.execute(
        transaction -> documents.mark(transaction, repositoryId, unreferencedDocument, now));
    int deleted = 0;
    DocumentBatch batch;
    do {
      batch = deleteDocuments(repositoryId, now.minus(grace));
      deleted += batch.deleted();
    } while (batch.locked() == ROWS);
    return deleted;
  }

  private record DocumentBatch(int locked, int deleted) {}

  private DocumentBatch deleteDocuments(int repositoryId, Instant before) {
    return database.write(
        transaction -> {
          List<Long> ids = documents.lockMarked(transaction, repositoryId, before, ROWS);
          if (ids.isEmpty()) {
            return new DocumentBatch(0, 0);
          }
          // A statement of its own: it sees the references of imports that held a row until now.
          int deleted =
              documents.deleteUnreferenced(transaction, repositoryId, ids, unreferencedDocument);
          if (deleted < ids.size()) {
            documents.unmark(transaction, repositoryId, ids);
          }
          return new DocumentBatch(ids.size(), deleted);
        });
  }

  private record BlobBatch(int locked, List<BlobRef> deleted) {}

  private BlobBatch deleteBlobs(int repositoryId, Instant before) {
    return database.write(
        transaction -> {
          List<String> hashes = blobs.lockMarked(transaction, repositoryId, before, ROWS);
          if (hashes.isEmpty()) {
            return new BlobBatch(0, List.of());
          }
          List<BlobRef> deleted =
              blobs.deleteUnreferenced(transaction, repositoryId, hashes, unreferencedBlob);
          if (deleted.size() < hashes.size()) {
            blobs.unmark(transaction, repositoryId, hashes);
          }
          return new BlobBatch(hashes.size(), deleted);
        });
  }

  private int sweepUnnamed(Instant before) {
    int deleted = 0;
    try (Stream<StoredBlob> all = store.list("")) {
      Iterator<StoredBlob> contents = all.iterator();
      List<BlobRef> page = new ArrayList<>();
      while (contents.hasNext()) {
        StoredBlob content = contents.next();
        if (!content.modified().isAfter(before)) {
          page.add(content.ref());
        }
        if (page.size() == 1_000 || !contents.hasNext()) {
          List<BlobRef> refs = List.copyOf(page);
          Set<String> named = database.read(transaction -> blobs.named(transaction, refs));
          deleted +=
              deleteContents(
                  refs.stream().filter(ref -> !named.contains(ref.sha256())).toList(), before);
          page.clear();
        }
      }
    }
    return deleted;
  }

  /** Deletes contents that no repository names. */
  private int deleteContents(List<BlobRef> refs, Instant before) {
    int deleted = 0;
    List<BlobRef> left = refs;
    for (int round = 0; round < FILE_ROUNDS && !left.isEmpty(); round++) {
      List<BlobRef> busy = new ArrayList<>();
      for (int from = 0; from < left.size(); from += FILES) {
        List<BlobRef> some = left.subList(from, Math.min(left.size(), from + FILES));
        ContentBatch batch = deleteSomeContents(some, before);
        deleted += batch.deleted();
        busy.addAll(batch.busy());
      }
      left = busy;
    }
    if (!left.isEmpty()) {
      LOG.debug("{} contents were in use and wait for a sweep of the store", left.size());
    }
    return deleted;
  }

  private record ContentBatch(int deleted, List<BlobRef> busy) {}

  // Should the transaction be repeated, what it deleted is merely deleted already.
  private ContentBatch deleteSomeContents(List<BlobRef> refs, Instant before) {
    return database.write(
        transaction -> {
          List<BlobRef> locked = blobs.lockContents(transaction, refs);
          Set<String> named = blobs.named(transaction, locked);
          int deleted = 0;
          for (BlobRef ref : locked) {
            if (!named.contains(ref.sha256()) && store.delete(ref, before)) {
              deleted++;
            }
          }
          return new ContentBatch(
              deleted, refs.stream().filter(ref -> !locked.contains(ref)).toList());
        });
  }
}
