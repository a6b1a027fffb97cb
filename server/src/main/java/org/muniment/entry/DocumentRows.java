package org.muniment.entry;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * What documents refer to, read and changed by the features that own it: building blocks that check
 * no rights.
 */
public final class DocumentRows {
  private final EntryCounterDao counter = new EntryCounterDao();

  /**
   * The content of a document.
   *
   * @param electronicDocumentId null for none
   * @param pageSetId null for no pages
   */
  public record Content(
      int entryId, String name, @Nullable Long electronicDocumentId, @Nullable Long pageSetId) {
    public Content withPages(@Nullable Long id) {
      return new Content(entryId, name, electronicDocumentId, id);
    }

    public Content withElectronicDocument(@Nullable Long id) {
      return new Content(entryId, name, id, pageSetId);
    }
  }

  /**
   * The content as it stands.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE for anything but a document
   */
  public Content get(Transaction transaction, int repositoryId, int id) {
    return find(transaction, repositoryId, id, "");
  }

  /** As {@link #get}, and locks the row for a change until the transaction ends. */
  public Content lock(Transaction transaction, int repositoryId, int id) {
    return find(transaction, repositoryId, id, "for no key update");
  }

  private static Content find(Transaction transaction, int repositoryId, int id, String lock) {
    record Found(EntryType type, Content content) {}
    Optional<Found> found =
        transaction
            .query(
                """
                select id, type, name, electronic_document_id, page_set_id
                from entry
                where repository_id = :repositoryId and id = :id
                """
                    + lock)
            .bind("repositoryId", repositoryId)
            .bind("id", id)
            .map(
                row ->
                    new Found(
                        EntryType.of(row.getInt("type")),
                        new Content(
                            row.getInt("id"),
                            row.getString("name"),
                            row.getObject("electronic_document_id", Long.class),
                            row.getObject("page_set_id", Long.class))))
            .findOne();
    if (found.isEmpty()) {
      throw EntryWriter.notFound(id);
    }
    EntryService.requireDocument(found.get().type(), id);
    return found.get().content();
  }

  /** Gives a locked document a new content. */
  public void replace(Transaction transaction, Caller caller, Content content, Instant now) {
    int changed =
        transaction
            .update(
                """
                update entry
                set electronic_document_id = :documentId,
                  page_set_id = :pageSetId,
                  modifier_id = :modifierId,
                  modified = :now
                where repository_id = :repositoryId and id = :id
                """)
            .bind("documentId", content.electronicDocumentId())
            .bind("pageSetId", content.pageSetId())
            .bind("modifierId", caller.trusteeId())
            .bind("now", now)
            .bind("repositoryId", caller.repositoryId())
            .bind("id", content.entryId())
            .execute();
    if (changed != 1) {
      throw new MunimentException(
          ErrorCode.ENTRY_NOT_FOUND,
          "The entry with the id " + content.entryId() + " was not found.");
    }
  }

  /**
   * Has batches of deletes wait until this transaction ends; to be called before a row is locked.
   */
  public void holdTree(Transaction transaction, int repositoryId) {
    counter.lockTree(transaction, repositoryId);
  }
}
