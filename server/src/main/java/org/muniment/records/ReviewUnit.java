package org.muniment.records;

/** The unit of a review interval. The numbers are stored. */
public enum ReviewUnit {
  NotApplicable(0),
  Day(1),
  Month(2);

  private final int number;

  ReviewUnit(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** The unit that is stored as this number. */
  public static ReviewUnit of(int number) {
    return values()[number];
  }
}
