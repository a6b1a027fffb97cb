package org.muniment.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muniment.blob.BlobRef;
import org.muniment.database.Transaction;

/** The tables {@code upload} and {@code upload_part}. */
final class UploadDao {
  /** A file that comes in part by part. */
  record Upload(UUID id, int trusteeId, String fileName, String mimeType) {}

  void insert(Transaction transaction, int repositoryId, Upload upload, Instant now) {
    transaction
        .update(
            """
            insert into upload (
              repository_id, id, trustee_id, file_name, mime_type, last_used)
            values (:repositoryId, :id, :trusteeId, :fileName, :mimeType, :now)
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", upload.id())
        .bind("trusteeId", upload.trusteeId())
        .bind("fileName", upload.fileName())
        .bind("mimeType", upload.mimeType())
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
            returning id, trustee_id, file_name, mime_type
            """)
        .bind("now", now)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(
            (row, context) ->
                new Upload(
                    row.getObject("id", UUID.class),
                    row.getInt("trustee_id"),
                    row.getString("file_name"),
                    row.getString("mime_type")))
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
        .map((row, context) -> BlobRef.of(row.getBytes("sha256"), row.getLong("size")))
        .list();
  }

  void delete(Transaction transaction, int repositoryId, UUID id) {
    transaction
        .update("delete from upload where repository_id = :repositoryId and id = :id")
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
  }

  int deleteAbandoned(Transaction transaction, Instant before) {
    return transaction
        .update("delete from upload where last_used <= :before")
        .bind("before", before)
        .execute();
  }
}
