package org.muniment.transfer;

import java.time.Instant;
import java.util.UUID;
import org.muniment.blob.BlobRef;
import org.muniment.database.Transaction;

/** The table {@code export_file}. */
final class ExportFileDao {
  void insert(Transaction transaction, int repositoryId, BlobRef ref, Instant expires) {
    transaction
        .update(
            """
            insert into export_file (repository_id, id, sha256, expires)
            values (:repositoryId, :id, :sha256, :expires)
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", UUID.randomUUID())
        .bind("sha256", ref.hashBytes())
        .bind("expires", expires)
        .execute();
  }

  int expire(Transaction transaction, Instant now) {
    return transaction
        .update("delete from export_file where expires <= :now")
        .bind("now", now)
        .execute();
  }
}
