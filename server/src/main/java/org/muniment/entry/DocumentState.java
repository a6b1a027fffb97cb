package org.muniment.entry;

import org.jspecify.annotations.Nullable;

/**
 * What a document is besides its electronic document (contract: entries §1).
 *
 * @param pageBytes what its pages take, images and text
 * @param lockedBy the account that holds its lock, or null
 * @param currentVersion 0 when the document is not under version control
 * @param checkedOutBy the account that has it checked out, or null
 */
public record DocumentState(
    int pageCount,
    long pageBytes,
    @Nullable Holder lockedBy,
    boolean underVersionControl,
    int currentVersion,
    @Nullable Holder checkedOutBy) {
  /** What is known of an entry that is no document. */
  static final DocumentState NONE = new DocumentState(0, 0, null, false, 0, null);

  /** An account that holds something. */
  public record Holder(int trusteeId, String name) {}
}
