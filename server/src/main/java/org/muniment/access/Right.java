package org.muniment.access;

/** What a caller may want to do with entries. */
public enum Right {
  READ,
  WRITE
}
