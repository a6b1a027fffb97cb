package org.muniment.text;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Passes on a number of characters, then fails with {@link Full}. */
final class LimitedWriter extends FilterWriter {
  /** The limit is reached; what was written so far is good. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("The text is longer than the limit.");
    }
  }

  private int left;

  LimitedWriter(Writer out, int limit) {
    super(out);
    this.left = limit;
  }

  static boolean isLimit(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Full) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void write(int character) throws IOException {
    write(new char[] {(char) character}, 0, 1);
  }

  @Override
  public void write(String string, int offset, int length) throws IOException {
    write(string.toCharArray(), offset, length);
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    int part = Math.min(length, left);
    out.write(characters, offset, part);
    left -= part;
    if (part < length) {
      throw new Full();
    }
  }
}
