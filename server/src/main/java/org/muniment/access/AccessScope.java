package org.muniment.access;

/**
 * Which entries an element of an entry's list reaches, by their distance from it. Documents here
 * are all entries that hold no others. The order is that of the numbers in the database: new ones
 * go to the end.
 */
public enum AccessScope {
  /** The entry that has the list. */
  ThisEntry,
  /** The entry and all containers below it. */
  Folders,
  /** The entry and all that is below it. */
  All,
  /** All that is below the entry. */
  NotThisEntry,
  /** All containers below the entry. */
  FoldersOnly,
  /** All documents below the entry. */
  DocumentsOnly,
  /** The entry and what is directly in it. */
  Immediate,
  /** What is directly in the entry. */
  ImmediateChildren,
  /** The documents that are directly in the entry. */
  ImmediateDocuments;

  /**
   * @param distance 0 for the entry that has the list, 1 for what is directly in it
   * @param container whether it is about an entry that can hold others
   */
  boolean reaches(int distance, boolean container) {
    return switch (this) {
      case ThisEntry -> distance == 0;
      case Folders -> distance == 0 || container;
      case All -> true;
      case NotThisEntry -> distance > 0;
      case FoldersOnly -> distance > 0 && container;
      case DocumentsOnly -> distance > 0 && !container;
      case Immediate -> distance <= 1;
      case ImmediateChildren -> distance == 1;
      case ImmediateDocuments -> distance == 1 && !container;
    };
  }
}
