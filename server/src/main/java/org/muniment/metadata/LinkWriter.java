package org.muniment.metadata;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muniment.database.Transaction;
import org.muniment.definition.FieldValue;
import org.muniment.definition.LinkDefinitionService;
import org.muniment.entry.EntryMetadata;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Stores the links of entries. */
final class LinkWriter {
  private final LinkDao links = new LinkDao();
  private final EntryMetadata entries = new EntryMetadata();
  private final LinkDefinitionService definitions;

  LinkWriter(LinkDefinitionService definitions) {
    this.definitions = definitions;
  }

  /**
   * Locks an entry and all that are or will be linked with it, in the order of ids: a link belongs
   * to both its ends, and who replaces the links of either must see what the other did.
   */
  void lock(Transaction transaction, int repositoryId, int entryId, List<LinkInput> wanted) {
    Set<Integer> ends = new HashSet<>(Set.of(entryId));
    wanted.forEach(link -> ends.add(link.otherEntryId()));
    Set<Integer> locked = new HashSet<>();
    while (true) {
      ends.addAll(links.others(transaction, repositoryId, entryId));
      if (locked.containsAll(ends)) {
        return;
      }
      entries.lockAll(transaction, repositoryId, ends);
      locked.addAll(ends);
    }
  }

  /** Replaces the links of an entry that was locked here. */
  void replace(Transaction transaction, int repositoryId, int entryId, List<LinkInput> wanted) {
    links.removeAll(transaction, repositoryId, entryId);
    add(transaction, repositoryId, entryId, wanted);
  }

  /**
   * @throws MunimentException ENTRY_NOT_FOUND, LINK_DEFINITION_NOT_FOUND, LINK_TO_ITSELF
   */
  void add(Transaction transaction, int repositoryId, int entryId, List<LinkInput> wanted) {
    for (LinkInput link : wanted) {
      if (link.otherEntryId() == entryId) {
        throw new MunimentException(
            ErrorCode.LINK_TO_ITSELF, "The entry " + entryId + " can't be linked to itself.");
      }
      definitions.get(transaction, repositoryId, link.linkDefinitionId());
      entries.get(transaction, repositoryId, link.otherEntryId());
      link.properties().forEach(LinkWriter::checkProperty);
      links.insert(
          transaction,
          repositoryId,
          link.isSource() ? entryId : link.otherEntryId(),
          link.isSource() ? link.otherEntryId() : entryId,
          link.linkDefinitionId(),
          link.properties());
    }
  }

  private static void checkProperty(String key, String value) {
    if (!FieldValue.storable(key) || !FieldValue.storable(value)) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "A property of a link has characters that can't be stored.");
    }
  }
}
