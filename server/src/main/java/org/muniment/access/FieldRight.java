package org.muniment.access;

/**
 * What a trustee may do with a field (contract: more-resources §1). The order is that of the bits
 * in the database: new ones go to the end.
 */
public enum FieldRight {
  ReadValue,
  SetValue,
  /** Set the value where there is none. */
  SetValueOnce,
  ModifyDefinition,
  Delete,
  ReadPermissions,
  ChangePermissions,
  TakeOwnership;

  /** All rights, as bits. */
  public static final int ALL = (1 << values().length) - 1;

  static final int READING = ReadValue.bit() | ReadPermissions.bit();

  public int bit() {
    return 1 << ordinal();
  }
}
