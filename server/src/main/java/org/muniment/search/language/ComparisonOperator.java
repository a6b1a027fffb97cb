package org.muniment.search.language;

/** What stands between a property or field and its value (contract: search-syntax §3.1). */
public enum ComparisonOperator {
  /** Compares the whole value; wildcards are allowed. */
  EQUAL("="),
  /** Differs from the value; what is blank never differs. */
  NOT_EQUAL("<>"),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  /** Looks for the words in the text index. */
  FULL_TEXT("~=");

  private final String symbol;

  ComparisonOperator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /** Whether this is a lower or upper bound. */
  public boolean isOrder() {
    return this == LESS || this == LESS_OR_EQUAL || this == GREATER || this == GREATER_OR_EQUAL;
  }
}
