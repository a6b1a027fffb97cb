package org.muniment.blob;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muniment.database.Transaction;

/** Writes the table {@code electronic_document}; the statements mirror those of {@link BlobDao}. */
final class ElectronicDocumentDao {
  /**
   * Makes sure of a row and keeps it until the end of the transaction.
   *
   * @param unlikely whether the row is most likely not there yet
   */
  long obtain(
      Transaction transaction,
      int repositoryId,
      BlobRef ref,
      String extension,
      String mimeType,
      Instant now,
      boolean unlikely) {
    boolean keepFirst = !unlikely;
    while (true) {
      Optional<Long> id =
          keepFirst
              ? keep(transaction, repositoryId, ref, extension, mimeType)
              : insert(transaction, repositoryId, ref, extension, mimeType, now);
      if (id.isPresent()) {
        return id.get();
      }
      // Not there to be kept, or added by another import meanwhile: the other statement helps.
      keepFirst = !keepFirst;
    }
  }

  private static Optional<Long> insert(
      Transaction transaction,
      int repositoryId,
      BlobRef ref,
      String extension,
      String mimeType,
      Instant now) {
    return transaction
        .query(
            """
            insert into electronic_document (
              repository_id, sha256, size, extension, mime_type, created)
            values (:repository, :sha256, :size, :extension, :mimeType, :now)
            on conflict do nothing
            returning id
            """)
        .bind("repository", repositoryId)
        .bind("sha256", ref.hashBytes())
        .bind("size", ref.size())
        .bind("extension", extension)
        .bind("mimeType", mimeType)
        .bind("now", now)
        .mapTo(Long.class)
        .findOne();
  }

  private static Optional<Long> keep(
      Transaction transaction, int repositoryId, BlobRef ref, String extension, String mimeType) {
    return transaction
        .query(
            """
            with cleared as (
              update electronic_document
              set unreferenced_since = null
              where repository_id = :repository
                and sha256 = :sha256
                and extension = :extension
                and mime_type = :mimeType
                and unreferenced_since is not null
              returning id),
            kept as (
              select id
              from electronic_document
              where repository_id = :repository
                and sha256 = :sha256
                and extension = :extension
                and mime_type = :mimeType
                and unreferenced_since is null
              for share)
            select id from cleared
            union all
            select id from kept
            """)
        .bind("repository", repositoryId)
        .bind("sha256", ref.hashBytes())
        .bind("extension", extension)
        .bind("mimeType", mimeType)
        .mapTo(Long.class)
        .findOne();
  }

  Map<Long, ElectronicDocument> find(
      Transaction transaction, int repositoryId, Collection<Long> ids) {
    Map<Long, ElectronicDocument> found = new HashMap<>();
    transaction
        .query(
            """
            select id, encode(sha256, 'hex') as hash, size, extension, mime_type
            from electronic_document
            where repository_id = :repository
              and id = any (:ids)
            """)
        .bind("repository", repositoryId)
        .bindArray("ids", Long.class, ids)
        .map(
            row ->
                new ElectronicDocument(
                    row.getLong("id"),
                    new BlobRef(row.getString("hash"), row.getLong("size")),
                    row.getString("extension"),
                    row.getString("mime_type")))
        .forEach(document -> found.put(document.id(), document));
    return found;
  }

  /** Marks the rows that nothing refers to. */
  int mark(Transaction transaction, int repositoryId, String unreferenced, Instant now) {
    return transaction
        .update(
            """
            update electronic_document
            set unreferenced_since = :now
            where repository_id = :repository
              and id in (
                select target.id
                from electronic_document target
                where target.repository_id = :repository
                  and target.unreferenced_since is null
                  and %s
                for update skip locked)
            """
                .formatted(unreferenced))
        .bind("repository", repositoryId)
        .bind("now", now)
        .execute();
  }

  /** Locks rows that have been marked for long. */
  List<Long> lockMarked(Transaction transaction, int repositoryId, Instant before, int limit) {
    return transaction
        .query(
            """
            select id
            from electronic_document
            where repository_id = :repository
              and unreferenced_since <= :before
            limit :limit
            for update skip locked
            """)
        .bind("repository", repositoryId)
        .bind("before", before)
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }

  /** Deletes those of some locked rows that still nothing refers to. */
  int deleteUnreferenced(
      Transaction transaction, int repositoryId, List<Long> ids, String unreferenced) {
    return transaction
        .update(
            """
            delete from electronic_document target
            where target.repository_id = :repository
              and target.id = any (:ids)
              and %s
            """
                .formatted(unreferenced))
        .bind("repository", repositoryId)
        .bindArray("ids", Long.class, ids)
        .execute();
  }

  /** Removes the mark from locked rows that turned out to be referred to. */
  void unmark(Transaction transaction, int repositoryId, List<Long> ids) {
    transaction
        .update(
            """
            update electronic_document
            set unreferenced_since = null
            where repository_id = :repository
              and id = any (:ids)
            """)
        .bind("repository", repositoryId)
        .bindArray("ids", Long.class, ids)
        .execute();
  }
}
