package org.muniment.definition;

import java.util.EnumSet;
import java.util.Set;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** How the values of a field are shown when a caller asks for formatted ones. */
public enum FieldFormat {
  NONE("None", EnumSet.allOf(FieldType.class)),
  SHORT_DATE("ShortDate", EnumSet.of(FieldType.DATE, FieldType.DATE_TIME)),
  LONG_DATE("LongDate", EnumSet.of(FieldType.DATE, FieldType.DATE_TIME)),
  SHORT_DATE_TIME("ShortDateTime", EnumSet.of(FieldType.DATE_TIME)),
  LONG_DATE_TIME("LongDateTime", EnumSet.of(FieldType.DATE_TIME)),
  SHORT_TIME("ShortTime", EnumSet.of(FieldType.TIME, FieldType.DATE_TIME)),
  LONG_TIME("LongTime", EnumSet.of(FieldType.TIME, FieldType.DATE_TIME)),
  GENERAL_NUMBER("GeneralNumber", numbers()),
  CURRENCY("Currency", numbers()),
  PERCENT("Percent", numbers()),
  SCIENTIFIC("Scientific", numbers()),
  CUSTOM("Custom", numbersAndTimes());

  private final String wireName;
  private final Set<FieldType> types;

  FieldFormat(String wireName, Set<FieldType> types) {
    this.wireName = wireName;
    this.types = types;
  }

  private static Set<FieldType> numbers() {
    return EnumSet.of(FieldType.SHORT_INTEGER, FieldType.LONG_INTEGER, FieldType.NUMBER);
  }

  private static Set<FieldType> numbersAndTimes() {
    Set<FieldType> types = numbers();
    types.addAll(EnumSet.of(FieldType.DATE, FieldType.DATE_TIME, FieldType.TIME));
    return types;
  }

  public String wireName() {
    return wireName;
  }

  /** The format of that wire name, in any case. */
  public static FieldFormat of(String wireName) {
    for (FieldFormat format : values()) {
      if (format.wireName.equalsIgnoreCase(wireName)) {
        return format;
      }
    }
    throw new MunimentException(
        ErrorCode.INVALID_REQUEST, "'" + wireName + "' is not a field format.");
  }

  /** Whether a field of that type can have this format. */
  public boolean fits(FieldType type) {
    return types.contains(type);
  }
}
