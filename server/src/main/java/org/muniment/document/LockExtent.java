package org.muniment.document;

import org.muniment.entry.EntryGuard;

/** What of a document a lock protects. */
public enum LockExtent {
  Page,
  Edoc,
  Metadata,
  All;

  /** An entry stays where it is under any lock. */
  boolean forbids(EntryGuard.Change change) {
    return switch (change) {
      case PLACE -> true;
      case CONTENT -> this != Metadata;
      case METADATA -> this == Metadata || this == All;
    };
  }
}
