package org.muniment.userarea;

/** What the entries that users open are listed as. The numbers are stored. */
public enum RecentKind {
  DOCUMENT(1),
  FOLDER(2);

  private final int number;

  RecentKind(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
