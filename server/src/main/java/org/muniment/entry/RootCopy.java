package org.muniment.entry;

import java.time.Instant;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;

/**
 * Copies one row under a name of its own: a document or shortcut, or the root of a copied tree.
 * What the row refers to is shared, not copied.
 */
final class RootCopy {
  private static final int NAMES_TRIED = 100;

  private final EntryDao dao = new EntryDao();
  private final EntryWriter writer = new EntryWriter();

  /** What is copied, and as what. */
  record Order(int newId, int sourceId, int destinationId, String name, boolean autoRename) {}

  /**
   * @throws org.muniment.error.MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE when the
   *     destination is no folder, NAME_CONFLICT
   */
  void copy(Transaction transaction, Caller caller, Order order, Instant now) {
    int repositoryId = caller.repositoryId();
    int parentId = writer.keepFolder(transaction, repositoryId, order.destinationId()).id();
    String name = order.name();
    for (int attempt = 1; attempt <= NAMES_TRIED; attempt++) {
      if (insert(transaction, caller, order, parentId, name, now)) {
        return;
      }
      dao.getRow(transaction, repositoryId, order.sourceId());
      if (!order.autoRename()) {
        throw EntryWriter.nameConflict(name);
      }
      long number = dao.highestNumber(transaction, repositoryId, parentId, order.name());
      name = EntryName.numbered(order.name(), number + attempt);
    }
    throw EntryWriter.nameConflict(order.name());
  }

  /** Answers false when the name is taken or the source is gone. */
  private static boolean insert(
      Transaction transaction, Caller caller, Order order, int parentId, String name, Instant now) {
    return transaction
            .update(
                """
                insert into entry (
                  repository_id, id, parent_id, creator_id, modifier_id, created, modified,
                  electronic_document_id, page_set_id, metadata_set_id, target_id, type,
                  target_type, name, name_key)
                select :repositoryId, :newId, :parentId, :creatorId, :creatorId, :now, :now,
                  source.electronic_document_id, source.page_set_id, source.metadata_set_id,
                  source.target_id, source.type, source.target_type, :name, :key
                from entry source
                where source.repository_id = :repositoryId and source.id = :sourceId
                on conflict (repository_id, parent_id, name_key) do nothing
                """)
            .bind("repositoryId", caller.repositoryId())
            .bind("newId", order.newId())
            .bind("parentId", parentId)
            .bind("creatorId", caller.trusteeId())
            .bind("now", now)
            .bind("name", name)
            .bind("key", NameKey.of(name))
            .bind("sourceId", order.sourceId())
            .execute()
        == 1;
  }
}
