package org.muniment.document;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.muniment.blob.BlobRef;
import org.muniment.database.Transaction;
import org.muniment.text.ExtractedText;

/** The tables {@code document_text} and {@code text_extraction}. */
final class DocumentTextDao {
  /** A content whose text is to be read. */
  record Pending(int repositoryId, BlobRef ref, String fileName, int attempts) {}

  /** Has the text of a content read, unless that is known or waiting already. */
  void queue(Transaction transaction, int repositoryId, BlobRef ref, String fileName, Instant now) {
    transaction
        .update(
            """
            insert into text_extraction (
              repository_id, sha256, size, file_name, queued, not_before)
            select :repositoryId, :sha256, :size, :fileName, :now, :now
            where not exists (
              select from document_text
              where repository_id = :repositoryId and sha256 = :sha256)
            on conflict do nothing
            """)
        .bind("repositoryId", repositoryId)
        .bind("sha256", ref.hashBytes())
        .bind("size", ref.size())
        .bind("fileName", fileName)
        .bind("now", now)
        .execute();
  }

  /**
   * Takes one that is due, and leaves it to others again when nothing is heard for some time. The
   * transaction is not synced to the disk: what a crash forgets is done again.
   */
  Optional<Pending> claim(Transaction transaction, Instant now, Duration lease) {
    return transaction
        .query(
            """
            update text_extraction
            set attempts = attempts + 1, not_before = :until
            where (repository_id, sha256) = (
              select repository_id, sha256
              from text_extraction
              where not_before <= :now
              order by not_before
              limit 1
              for update skip locked)
            returning repository_id, sha256, size, file_name, attempts,
              set_config('synchronous_commit', 'off', true)
            """)
        .bind("now", now)
        .bind("until", now.plus(lease))
        .map(
            row ->
                new Pending(
                    row.getInt("repository_id"),
                    BlobRef.of(row.getBytes("sha256"), row.getLong("size")),
                    row.getString("file_name"),
                    row.getInt("attempts")))
        .findOne();
  }

  /** Keeps a text, unless its content is gone. As with {@link #claim}, a crash may forget it. */
  void store(Transaction transaction, Pending pending, ExtractedText text, Instant now) {
    transaction
        .query(
            """
            with stored as (
              insert into document_text (
                repository_id, sha256, text, mime_type, notice, created)
              select :repositoryId, :sha256, :text, :mimeType, :notice, :now
              where exists (
                select from blob
                where repository_id = :repositoryId and sha256 = :sha256
                for key share)
              on conflict do nothing
            )
            delete from text_extraction
            where repository_id = :repositoryId and sha256 = :sha256
            returning set_config('synchronous_commit', 'off', true)
            """)
        .bind("repositoryId", pending.repositoryId())
        .bind("sha256", pending.ref().hashBytes())
        .bind("text", text.text().replace('\0', ' '))
        .bind("mimeType", text.mimeType())
        .bind("notice", text.notice())
        .bind("now", now)
        .mapTo(String.class)
        .findOne();
  }

  Optional<DocumentContents.KnownText> find(
      Transaction transaction, int repositoryId, BlobRef ref) {
    return transaction
        .query(
            """
            select text, notice
            from document_text
            where repository_id = :repositoryId and sha256 = :sha256
            """)
        .bind("repositoryId", repositoryId)
        .bind("sha256", ref.hashBytes())
        .map(row -> new DocumentContents.KnownText(row.getString("text"), row.getString("notice")))
        .findOne();
  }
}
