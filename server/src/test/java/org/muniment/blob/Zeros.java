package org.muniment.blob;

import java.io.InputStream;
import java.util.Arrays;

/** A stream of so many zero bytes. */
final class Zeros extends InputStream {
  private long left;

  Zeros(long left) {
    this.left = left;
  }

  @Override
  public int read() {
    return left-- > 0 ? 0 : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(left, length);
    Arrays.fill(bytes, offset, offset + count, (byte) 0);
    left -= count;
    return count;
  }
}
