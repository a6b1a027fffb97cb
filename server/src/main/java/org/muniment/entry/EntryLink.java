package org.muniment.entry;

import org.muniment.identity.Caller;

/** Where clients find an entry. */
public final class EntryLink {
  private EntryLink() {}

  /** The path of an entry below a client's base URL (contract: long-operations §2). */
  public static String path(Caller caller, int entryId) {
    return "v2/Repositories/" + caller.repositoryName() + "/Entries/" + entryId;
  }
}
