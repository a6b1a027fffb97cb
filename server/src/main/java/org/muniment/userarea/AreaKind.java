package org.muniment.userarea;

/** What an area is for. The numbers are stored. */
public enum AreaKind {
  /** Made and named by an application. */
  APPLICATION(1),
  COLLECTION(2),
  /** Each user has at most one. */
  STARRED(3);

  private final int number;

  AreaKind(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
