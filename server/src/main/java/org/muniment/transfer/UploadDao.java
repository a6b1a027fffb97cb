package org.muniment.transfer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.database.Transaction;

/** The tables {@code upload} and {@code upload_part}. */
final class UploadDao {
  /**
   * A file that comes in part by part.
   *
   * @param storeHandle what the store knows it by, or null when its parts come in here
   */
  record Upload(
      UUID id, int trusteeId, String fileName, String mimeType, @Nullable String storeHandle) {}

  void insert(Transaction transaction, int repositoryId, Upload upload, Instant now) {
    transaction
        .update(
            """
            insert into upload (
              repository_id, id, trustee_id, file_name, mime_type, store_handle, last_used)
            values (:repositoryId, :id, :trusteeId, :fileName, :mimeType, :storeHandle, :now)
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", upload.id())
        .bind("trusteeId", upload.trusteeId())
        .bind("fileName", upload.fileName())
        .bind("mimeType", upload.mimeType())
        .bind("storeHandle", upload.storeHandle())
        .bind("now", now)
        .execute();
  }

  /** Finds an upload and keeps it from being taken for abandoned. */
  Optional<Upload> use(Transaction transaction, int repositoryId, UUID id, Instant now) {
    return transaction
        .query(
            """
            update upload
            set last_used = :now
            where repository_id = :repositoryId and id = :id
            returning id, trustee_id, file_name, mime_type, store_handle
            """)
        .bind("now", now)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(
            row ->
                new Upload(
                    row.getObject("id", UUID.class),
                    row.getInt("trustee_id"),
                    row.getString("file_name"),
                    row.getString("mime_type"),
                    row.getString("store_handle")))
        .findOne();
  }

  /** Puts a part in its place, also where one was before. */
  void putPart(Transaction transaction, int repositoryId, UUID id, int number, BlobRef ref) {
    transaction
        .update(
            """
            insert into upload_part (repository_id, upload_id, number, sha256, size)
            values (:repositoryId, :id, :number, :sha256, :size)
            on conflict (repository_id, upload_id, number)
            do update set sha256 = excluded.sha256, size = excluded.size
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .bind("number", number)
        .bind("sha256", ref.hashBytes())
        .bind("size", ref.size())
        .execute();
  }

  List<BlobRef> parts(Transaction transaction, int repositoryId, UUID id) {
    return transaction
        .query(
            """
            select sha256, size
            from upload_part
            where repository_id = :repositoryId and upload_id = :id
            order by number
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(row -> BlobRef.of(row.getBytes("sha256"), row.getLong("size")))
        .list();
  }

  /**
   * Decides for the tags that an upload in the store is joined from.
   *
   * @param tags their hash
   * @return whether they may be joined; not when it was decided for others
   */
  boolean decide(Transaction transaction, int repositoryId, UUID id, byte[] tags) {
    return transaction
            .update(
                """
                update upload
                set joined_tags = :tags
                where repository_id = :repositoryId
                  and id = :id
                  and (joined_tags is null or joined_tags = :tags)
                """)
            .bind("tags", tags)
            .bind("repositoryId", repositoryId)
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Takes the decision back. */
  void reconsider(Transaction transaction, int repositoryId, UUID id, byte[] tags) {
    transaction
        .update(
            """
            update upload
            set joined_tags = null
            where repository_id = :repositoryId
              and id = :id
              and joined_tags = :tags
              and sha256 is null
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .bind("tags", tags)
        .execute();
  }

  /** The content that an upload in the store became. */
  Optional<BlobRef> joined(Transaction transaction, int repositoryId, UUID id) {
    return transaction
        .query(
            """
            select sha256, size
            from upload
            where repository_id = :repositoryId and id = :id and sha256 is not null
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(row -> BlobRef.of(row.getBytes("sha256"), row.getLong("size")))
        .findOne();
  }

  /**
   * Refers to the content that an upload in the store became.
   *
   * @return whether the upload is still there
   */
  boolean putJoined(Transaction transaction, int repositoryId, UUID id, BlobRef ref) {
    return transaction
            .update(
                """
                update upload
                set sha256 = :sha256,
                    size = :size
                where repository_id = :repositoryId and id = :id
                """)
            .bind("sha256", ref.hashBytes())
            .bind("size", ref.size())
            .bind("repositoryId", repositoryId)
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Those of some uploads that a repository knows. */
  Set<UUID> known(Transaction transaction, Collection<UUID> ids) {
    return transaction
        .query(
            """
            select upload.id
            from repository
            join upload on upload.repository_id = repository.id
            where upload.id in (select wanted::uuid from unnest(:ids) wanted)
            """)
        .bindArray("ids", String.class, ids.stream().map(UUID::toString).toList())
        .mapTo(UUID.class)
        .set();
  }

  /** Answers whether there was one; of many at once, one finds it. */
  boolean delete(Transaction transaction, int repositoryId, UUID id) {
    return transaction
            .update("delete from upload where repository_id = :repositoryId and id = :id")
            .bind("repositoryId", repositoryId)
            .bind("id", id)
            .execute()
        > 0;
  }

  int deleteAbandoned(Transaction transaction, Instant before) {
    return transaction
        .update("delete from upload where last_used <= :before")
        .bind("before", before)
        .execute();
  }
}
