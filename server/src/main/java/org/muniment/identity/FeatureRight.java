package org.muniment.identity;

/**
 * Kinds of work that trustees may do at all. The order is that of the bits in the database: new
 * ones go to the end.
 */
public enum FeatureRight {
  Search,
  Import,
  Export,
  Print,
  Scan;

  /** All feature rights, as bits. */
  public static final int ALL = (1 << values().length) - 1;

  public int bit() {
    return 1 << ordinal();
  }

  /** Those that a role brings, where nothing else was said of the trustee. */
  public static int of(Role role) {
    return role == Role.READER ? Search.bit() | Export.bit() | Print.bit() : ALL;
  }
}
