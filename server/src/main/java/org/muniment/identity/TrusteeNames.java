package org.muniment.identity;

import java.text.Normalizer;
import java.util.Locale;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Rules for the names of trustees. */
final class TrusteeNames {
  static final int MAX_LENGTH = 255;

  private TrusteeNames() {}

  /** What two names share when they differ in case or in the form of their accents only. */
  static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** Whether the database could hold this name; others need not be looked up. */
  static boolean isPossible(String name) {
    return name.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
  }

  static void check(String name) {
    if (name.isBlank() || !name.equals(name.strip())) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "A user name may not be empty and may not begin or end with a blank.");
    }
    if (name.length() > MAX_LENGTH) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "A user name may not have more than " + MAX_LENGTH + " characters.");
    }
    if (!isPossible(name) || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "A user name may not contain control characters.");
    }
  }
}
