package org.muniment.document;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.entry.DocumentRows;
import org.muniment.identity.Caller;

/** The tables {@code document_control} and {@code document_version}. */
final class VersionDao {
  /** A document under version control. */
  record Control(int version, @Nullable Integer checkedOutBy, String comment) {}

  Optional<Control> find(Transaction transaction, int repositoryId, int entryId) {
    return transaction
        .query(
            """
            select current_version, checked_out_by, check_out_comment
            from document_control
            where repository_id = :repositoryId and entry_id = :entryId
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .map(
            row ->
                new Control(
                    row.getInt("current_version"),
                    row.getObject("checked_out_by", Integer.class),
                    row.getString("check_out_comment")))
        .findOne();
  }

  void begin(Transaction transaction, int repositoryId, int entryId) {
    transaction
        .update(
            """
            insert into document_control (repository_id, entry_id, current_version)
            values (:repositoryId, :entryId, 1)
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .execute();
  }

  void checkOut(Transaction transaction, Caller caller, int entryId, String comment, Instant now) {
    transaction
        .update(
            """
            update document_control
            set checked_out_by = :trusteeId, checked_out = :now, check_out_comment = :comment
            where repository_id = :repositoryId and entry_id = :entryId
            """)
        .bind("trusteeId", caller.trusteeId())
        .bind("now", now)
        .bind("comment", comment)
        .bind("repositoryId", caller.repositoryId())
        .bind("entryId", entryId)
        .execute();
  }

  /** Ends a check-out. */
  void release(Transaction transaction, int repositoryId, int entryId, int version) {
    transaction
        .update(
            """
            update document_control
            set checked_out_by = null, checked_out = null, check_out_comment = '',
              current_version = :version
            where repository_id = :repositoryId and entry_id = :entryId
            """)
        .bind("version", version)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .execute();
  }

  /** Keeps a content as a version. */
  void insertVersion(
      Transaction transaction,
      Caller caller,
      DocumentRows.Content content,
      int number,
      String comment,
      Instant now) {
    transaction
        .update(
            """
            insert into document_version (
              repository_id, entry_id, number, page_set_id, electronic_document_id,
              metadata_set_id, creator_id, created, comment)
            select :repositoryId, :entryId, :number, :pageSetId, :documentId, metadata_set_id,
              :creatorId, :now, :comment
            from entry
            where repository_id = :repositoryId and id = :entryId
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("entryId", content.entryId())
        .bind("number", number)
        .bind("pageSetId", content.pageSetId())
        .bind("documentId", content.electronicDocumentId())
        .bind("creatorId", caller.trusteeId())
        .bind("now", now)
        .bind("comment", comment)
        .execute();
  }
}
