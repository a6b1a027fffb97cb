package org.muniment.search.language;

import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * A value compared with a field. What it means depends on the field's type, which the language does
 * not know: whoever does asks for the reading that fits.
 *
 * @param text the value without quotes and escapes
 */
public record FieldValue(String text) {

  /** {@code ""}: with {@code =}, the field is assigned and has no value. */
  public boolean isBlank() {
    return text.isEmpty();
  }

  /** {@code "*"}: the field has some value, whatever its type. */
  public boolean isAny() {
    return pattern().isAny();
  }

  /** For text fields and lists compared with {@code =} or {@code <>}. */
  public TextPattern pattern() {
    return TextPattern.parse(text);
  }

  /** For the index comparison {@code ~=}. */
  public SearchText words() {
    return new SearchText(text);
  }

  /** For number fields; refused with SEARCH_SYNTAX when the text is no number. */
  public NumberValue number() {
    return NumberValue.read(text)
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.SEARCH_SYNTAX,
                    "The value " + SearchFailure.show(text) + " is not a number."));
  }

  /** For date fields; refused with SEARCH_DATE_OUT_OF_RANGE when the text is no date. */
  public DateValue date() {
    return DateReader.read(text)
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.SEARCH_DATE_OUT_OF_RANGE,
                    "Date/time out of range: " + SearchFailure.show(text) + " is not a date."));
  }

  /**
   * For time fields: the time on the first of January 1970; refused with SEARCH_DATE_OUT_OF_RANGE
   * when the text is no time.
   */
  public DateValue time() {
    return DateReader.readTime(text)
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.SEARCH_DATE_OUT_OF_RANGE,
                    "Date/time out of range: "
                        + SearchFailure.show(text)
                        + " is not a time; write it as HH:mm:ss."));
  }
}
