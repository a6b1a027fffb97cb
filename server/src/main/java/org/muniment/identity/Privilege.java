package org.muniment.identity;

/**
 * What trustees may do regardless of access control lists. The order is that of the bits in the
 * database: new ones go to the end.
 */
public enum Privilege {
  /** All rights on all entries. */
  EntryAccess,
  /** Browse on all entries. */
  BypassBrowse,
  /** All rights on fields and templates; makes new ones and sets their default lists. */
  MetadataManager,
  /** Assigns and sees all security tags. */
  TagManager,
  /** Records management on all entries that can be seen. */
  RecordManager,
  /** Looks into the security of other trustees. */
  TrusteeManager,
  /** Public stamps and reasons of annotations. */
  StampManager;

  /** All privileges, as bits. */
  public static final int ALL = (1 << values().length) - 1;

  public int bit() {
    return 1 << ordinal();
  }
}
