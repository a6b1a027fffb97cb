package org.muniment.definition;

import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Literal text in the custom patterns. */
final class QuotedText {
  private QuotedText() {}

  /**
   * Where the literal ends that begins at that index with a quote or a backslash; for a quote, the
   * index after the closing one.
   */
  static int end(String pattern, int start) {
    if (pattern.charAt(start) == '\\') {
      if (start + 1 == pattern.length()) {
        throw new MunimentException(
            ErrorCode.FORMAT_MISMATCH, "The format pattern ends in a backslash.");
      }
      return start + 1 + Character.charCount(pattern.codePointAt(start + 1));
    }
    int end = pattern.indexOf(pattern.charAt(start), start + 1);
    if (end < 0) {
      throw new MunimentException(
          ErrorCode.FORMAT_MISMATCH, "A quote in the format pattern is not closed.");
    }
    return end + 1;
  }
}
