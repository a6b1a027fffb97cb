package org.muniment.definition;

import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** What kind of values a field holds (contract: definitions §1, "Types"). */
public enum FieldType {
  DATE_TIME("DateTime"),
  BLOB("Blob"),
  DATE("Date"),
  SHORT_INTEGER("ShortInteger"),
  LONG_INTEGER("LongInteger"),
  LIST("List"),
  NUMBER("Number"),
  STRING("String"),
  TIME("Time");

  private final String wireName;

  FieldType(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** The type of that wire name, in any case. */
  public static FieldType of(String wireName) {
    for (FieldType type : values()) {
      if (type.wireName.equalsIgnoreCase(wireName)) {
        return type;
      }
    }
    throw new MunimentException(
        ErrorCode.INVALID_REQUEST, "'" + wireName + "' is not a field type.");
  }

  /** Text, with a length. */
  public boolean isText() {
    return this == STRING || this == LIST;
  }

  public boolean isNumber() {
    return this == SHORT_INTEGER || this == LONG_INTEGER || this == NUMBER;
  }

  public boolean isTemporal() {
    return this == DATE || this == DATE_TIME || this == TIME;
  }

  /** True when every value of this type is a value of the other, with the same meaning. */
  public boolean widensTo(FieldType other) {
    return switch (this) {
      case DATE -> other == DATE_TIME;
      case SHORT_INTEGER -> other == LONG_INTEGER || other == NUMBER;
      case LONG_INTEGER -> other == NUMBER;
      default -> false;
    };
  }
}
