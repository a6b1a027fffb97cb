package org.muniment.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * A field definition made ready to judge and to show values. Making one costs more than using it:
 * keep it for as long as the definition is at hand. Immutable.
 */
public final class FieldRules {
  private final FieldDefinition field;
  private final Constraint constraint;
  private final ValueFormatter formatter;
  private final Map<String, String> listValues = new HashMap<>();

  private FieldRules(FieldDefinition field) {
    this.field = field;
    this.constraint = Constraint.compile(field.type(), field.constraint());
    this.formatter =
        ValueFormatter.of(field.type(), field.format(), field.currency(), field.formatPattern());
    for (String value : field.listValues()) {
      listValues.put(value, value);
      listValues.putIfAbsent(NameKey.of(value), value);
    }
  }

  /**
   * @throws MunimentException when the definition contradicts itself: a constraint that can't be
   *     read, a format that doesn't fit the type
   */
  public static FieldRules of(FieldDefinition field) {
    return new FieldRules(field);
  }

  public FieldDefinition field() {
    return field;
  }

  /**
   * Judges the values a caller wants to set, and spells them as they are stored. Empty texts stand
   * for no value and are left out.
   *
   * @param required whether a value must remain
   * @throws MunimentException when the field can't hold the values
   */
  public List<String> check(List<String> values, boolean required) {
    List<String> checked = new ArrayList<>();
    for (String value : values) {
      if (!value.isEmpty()) {
        checked.add(check(value).text());
      }
    }
    if (checked.size() > 1 && !field.multiValue()) {
      throw refusal(ErrorCode.INVALID_FIELD_VALUE, "holds one value only");
    }
    if (checked.isEmpty() && required) {
      throw refusal(ErrorCode.REQUIRED_FIELD_EMPTY, "needs a value");
    }
    return List.copyOf(checked);
  }

  /**
   * Judges one value.
   *
   * @throws MunimentException when the field can't hold it
   */
  public FieldValue check(String text) {
    FieldValue value = parse(text);
    if (field.type().isText() && text.codePointCount(0, text.length()) > field.length()) {
      throw refusal(
          ErrorCode.FIELD_VALUE_TOO_LONG, "takes at most " + field.length() + " characters");
    }
    if (field.type() == FieldType.LIST && !listValues.isEmpty()) {
      value = new FieldValue(FieldType.LIST, listed(text));
    }
    if (!constraint.accepts(value)) {
      throw new MunimentException(
          ErrorCode.CONSTRAINT_VIOLATED,
          field.constraintError().isEmpty()
              ? "A value of the field '" + field.name() + "' violates its constraint."
              : field.constraintError());
    }
    return value;
  }

  /** True when the field can hold the value. */
  public boolean accepts(FieldValue value) {
    boolean fits =
        !field.type().isText()
            || value.text().codePointCount(0, value.text().length()) <= field.length();
    return fits
        && value.type() == field.type()
        && (field.type() != FieldType.LIST
            || listValues.isEmpty()
            || value.text().equals(listValues.get(value.text())))
        && constraint.accepts(value);
  }

  /** Shows a stored value in the format of the field. */
  public String format(String stored, Locale culture) {
    FieldValue value = FieldValue.tryParse(field.type(), stored);
    return value == null ? stored : formatter.format(value, culture);
  }

  private FieldValue parse(String text) {
    try {
      return FieldValue.parse(field.type(), text);
    } catch (MunimentException failure) {
      throw new MunimentException(
          failure.code(), "Field '" + field.name() + "': " + failure.text(), failure);
    }
  }

  /** The list value that is meant, spelled as in the list. */
  private String listed(String text) {
    @Nullable String exact = listValues.get(text);
    @Nullable String value = exact == null ? listValues.get(NameKey.of(text)) : exact;
    if (value == null) {
      throw refusal(ErrorCode.INVALID_FIELD_VALUE, "does not list the value '" + text + "'");
    }
    return value;
  }

  private MunimentException refusal(ErrorCode code, String what) {
    return new MunimentException(code, "The field '" + field.name() + "' " + what + ".");
  }
}
