package org.muniment.document;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muniment.database.Transaction;

/** The table {@code document_lock}. */
final class LockDao {
  Optional<DocumentLock> find(Transaction transaction, int repositoryId, int entryId) {
    return transaction
        .query(
            """
            select lock.entry_id, lock.token, lock.owner_id, coalesce(owner.name, '') as owner,
              lock.comment, lock.extent, lock.created
            from document_lock lock
            left join trustee owner
              on owner.repository_id = lock.repository_id and owner.id = lock.owner_id
            where lock.repository_id = :repositoryId and lock.entry_id = :entryId
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .map(
            row ->
                new DocumentLock(
                    row.getInt("entry_id"),
                    row.getObject("token", UUID.class),
                    row.getInt("owner_id"),
                    row.getString("owner"),
                    row.getString("comment"),
                    LockExtent.valueOf(row.getString("extent")),
                    row.getObject("created", OffsetDateTime.class).toInstant()))
        .findOne();
  }

  void insert(Transaction transaction, int repositoryId, DocumentLock lock) {
    transaction
        .update(
            """
            insert into document_lock (
              repository_id, entry_id, token, owner_id, comment, extent, created)
            values (:repositoryId, :entryId, :token, :ownerId, :comment, :extent, :created)
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", lock.entryId())
        .bind("token", lock.token())
        .bind("ownerId", lock.ownerId())
        .bind("comment", lock.comment())
        .bind("extent", lock.extent().name())
        .bind("created", lock.created())
        .execute();
  }

  void delete(Transaction transaction, int repositoryId, int entryId) {
    transaction
        .update(
            """
            delete from document_lock
            where repository_id = :repositoryId and entry_id = :entryId
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .execute();
  }

  /** Whether anybody but one trustee protects anything in the repository. */
  boolean othersProtect(Transaction transaction, int repositoryId, int trusteeId) {
    return transaction
        .query(
            """
            select exists (
                select from document_lock
                where repository_id = :repositoryId and owner_id <> :trusteeId)
              or exists (
                select from document_control
                where repository_id = :repositoryId and checked_out_by <> :trusteeId)
            """)
        .bind("repositoryId", repositoryId)
        .bind("trusteeId", trusteeId)
        .mapTo(Boolean.class)
        .one();
  }

  /** Those among many entries that anybody but one trustee protects. */
  List<Integer> protectedByOthers(
      Transaction transaction, int repositoryId, int trusteeId, int[] ids) {
    return transaction
        .query(
            """
            select entry_id
            from document_lock
            where repository_id = :repositoryId and owner_id <> :trusteeId
              and entry_id = any(:ids)
            union
            select entry_id
            from document_control
            where repository_id = :repositoryId and checked_out_by <> :trusteeId
              and entry_id = any(:ids)
            order by entry_id
            """)
        .bind("repositoryId", repositoryId)
        .bind("trusteeId", trusteeId)
        .bind("ids", ids)
        .mapTo(Integer.class)
        .list();
  }
}
