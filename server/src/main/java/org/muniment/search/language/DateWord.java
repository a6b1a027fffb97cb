package org.muniment.search.language;

/** Dates that are no calendar dates. */
public enum DateWord implements DateValue {
  /** {@code *}: some date is there. */
  ANY("*"),
  /** {@code now}: the day on which the search runs. */
  TODAY("now");

  private final String text;

  DateWord(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.dateWord(this);
  }
}
