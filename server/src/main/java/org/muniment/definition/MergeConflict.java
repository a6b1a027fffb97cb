package org.muniment.definition;

import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** What happens to an entry whose source fields have different values in a merge. */
public enum MergeConflict {
  FAIL("Fail"),
  MAKE_MULTIVALUE("MakeMultivalue"),
  USE_FIRST_FIELD("UseFirstField");

  private final String wireName;

  MergeConflict(String wireName) {
    this.wireName = wireName;
  }

  /** The answer of that wire name, in any case. */
  public static MergeConflict of(String wireName) {
    for (MergeConflict conflict : values()) {
      if (conflict.wireName.equalsIgnoreCase(wireName)) {
        return conflict;
      }
    }
    throw new MunimentException(
        ErrorCode.INVALID_REQUEST, "'" + wireName + "' is not a way to resolve conflicts.");
  }
}
