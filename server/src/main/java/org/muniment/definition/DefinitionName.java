package org.muniment.definition;

import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** The rules for names of fields, templates and tags. */
final class DefinitionName {
  static final int LONGEST = 255;

  private DefinitionName() {}

  /** Answers the name when it can be one. */
  static String check(@Nullable String name) {
    if (name == null || name.isBlank()) {
      throw new MunimentException(ErrorCode.INVALID_NAME, "A definition needs a name.");
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      throw new MunimentException(
          ErrorCode.INVALID_NAME, "The name is longer than " + LONGEST + " characters.");
    }
    if (!FieldValue.storable(name) || name.chars().anyMatch(Character::isISOControl)) {
      throw new MunimentException(ErrorCode.INVALID_NAME, "The name has control characters.");
    }
    return name;
  }

  /** Answers a free text, such as a description, when it can be stored. */
  static String checkText(String text) {
    if (!FieldValue.storable(text)) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "A text has characters that can't be stored.");
    }
    return text;
  }
}
