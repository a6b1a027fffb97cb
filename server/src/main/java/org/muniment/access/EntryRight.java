package org.muniment.access;

/**
 * What a trustee may do with an entry (contract: more-resources §1). The order is that of the bits
 * in the database: new ones go to the end.
 */
public enum EntryRight {
  Browse,
  Read,
  WriteContent,
  AddPage,
  Rename,
  RemovePage,
  Freeze,
  Annotate,
  SeeThroughRedactions,
  SeeAnnotations,
  SetReviewDate,
  WriteMetadata,
  CreateFolder,
  CreateDocument,
  SetEventDate,
  Close,
  Delete,
  ReadPermissions,
  ChangePermissions,
  TakeOwnership;

  /** All rights, as bits. */
  public static final int ALL = (1 << values().length) - 1;

  /** What is left to those who may only read. */
  static final int READING =
      mask(Browse, Read, SeeThroughRedactions, SeeAnnotations, ReadPermissions);

  /** What a creator has whatever the list says. */
  static final int OF_OWNER = mask(ReadPermissions, ChangePermissions);

  public int bit() {
    return 1 << ordinal();
  }

  static int mask(EntryRight... rights) {
    int mask = 0;
    for (EntryRight right : rights) {
      mask |= right.bit();
    }
    return mask;
  }
}
