package org.muniment.entry;

/**
 * The kinds of entries. The numbers are stored; their order is the order of groups in a listing
 * ("folders first", contract: entries §3).
 */
public enum EntryType {
  Folder(1),
  RecordSeries(2),
  Document(3),
  Shortcut(4);

  /** Types up to this number can hold other entries. */
  static final int LAST_CONTAINER = 2;

  private final int number;

  EntryType(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  public boolean isContainer() {
    return number <= LAST_CONTAINER;
  }

  public static EntryType of(int number) {
    return values()[number - 1];
  }
}
