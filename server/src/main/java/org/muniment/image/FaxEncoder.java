package org.muniment.image;

import java.util.Arrays;

/**
 * Compresses images of one bit per pixel as ITU-T T.6 says (CCITT group 4). It finds the ends of
 * runs 64 pixels at a time; the encoders of PDFBox and the JDK, which look at single pixels, take
 * as long as rendering the page.
 */
final class FaxEncoder {
  /** Codes of runs of 0 to 63 pixels (ITU-T T.4, table 2). */
  private static final int[] WHITE =
      codes(
          """
          00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011
          110100 110101 101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000
          0101011 0010011 0100100 0011000 00000010 00000011 00011010 00011011 00010010 00010011
          00010100 00010101 00010110 00010111 00101000 00101001 00101010 00101011 00101100
          00101101 00000100 00000101 00001010 00001011 01010010 01010011 01010100 01010101
          00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010
          00110011 00110100
          """);

  private static final int[] BLACK =
      codes(
          """
          0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111
          00000100 00000111 000011000 0000010111 0000011000 0000001000 00001100111 00001101000
          00001101100 00000110111 00000101000 00000010111 00000011000 000011001010 000011001011
          000011001100 000011001101 000001101000 000001101001 000001101010 000001101011
          000011010010 000011010011 000011010100 000011010101 000011010110 000011010111
          000001101100 000001101101 000011011010 000011011011 000001010100 000001010101
          000001010110 000001010111 000001100100 000001100101 000001010010 000001010011
          000000100100 000000110111 000000111000 000000100111 000000101000 000001011000
          000001011001 000000101011 000000101100 000001011010 000001100110 000001100111
          """);

  /** Codes of 1792, 1856 and so on up to 2560 pixels, the same for both (table 3b). */
  private static final String LONGEST =
      """
      00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101
      000000010110 000000010111 000000011100 000000011101 000000011110 000000011111
      """;

  /** Codes of 64, 128 and so on up to 2560 pixels, before those of the rest (table 3a). */
  private static final int[] WHITE_64 =
      codes(
          """
          11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111
          011001100 011001101 011010010 011010011 011010100 011010101 011010110 011010111
          011011000 011011001 011011010 011011011 010011000 010011001 010011010 011000 010011011
          """
              + LONGEST);

  private static final int[] BLACK_64 =
      codes(
          """
          0000001111 000011001000 000011001001 000001011011 000000110011 000000110100
          000000110101 0000001101100 0000001101101 0000001001010 0000001001011 0000001001100
          0000001001101 0000001110010 0000001110011 0000001110100 0000001110101 0000001110110
          0000001110111 0000001010010 0000001010011 0000001010100 0000001010101 0000001011010
          0000001011011 0000001100100 0000001100101
          """
              + LONGEST);

  /** How far the end of a run is from the one above: three to the left up to three to the right. */
  private static final int[] VERTICAL = codes("0000010 000010 010 1 011 000011 0000011");

  private static final int[] MODES = codes("0001 001 000000000001");
  private static final int PASS = MODES[0];
  private static final int HORIZONTAL = MODES[1];
  private static final int END_OF_LINE = MODES[2];
  private static final int LONGEST_RUN = 2560;

  /** Changes in the padding, and the widths behind the last change. */
  private static final int MARGIN = 7 + 4;

  private final int width;
  private byte[] out;
  private int size;
  private long pending;
  private int pendingBits;

  private FaxEncoder(int width, int room) {
    this.width = width;
    this.out = new byte[room];
  }

  /** A code's bits with a 1 before them, so that the number tells the length, too. */
  private static int[] codes(String written) {
    return Arrays.stream(written.trim().split("\\s+"))
        .mapToInt(code -> Integer.parseInt("1" + code, 2))
        .toArray();
  }

  /**
   * Compresses an image.
   *
   * @param rows padded to whole bytes each, black as 1
   * @return the rows and the mark of the end
   */
  static byte[] encode(byte[] rows, int width, int height) {
    FaxEncoder encoder = new FaxEncoder(width, 1024 + rows.length / 8);
    int rowBytes = (width + 7) / 8;
    int[] above = new int[width + MARGIN];
    Arrays.fill(above, 0, 4, width);
    int[] changes = new int[width + MARGIN];
    for (int y = 0; y < height; y++) {
      findChanges(rows, y * rowBytes, width, changes);
      encoder.row(changes, above);
      int[] spent = above;
      above = changes;
      changes = spent;
    }
    encoder.put(END_OF_LINE);
    encoder.put(END_OF_LINE);
    return encoder.finish();
  }

  /**
   * Where the colour changes: at even places from white to black, at odd ones back, then the width
   * several times.
   */
  private static void findChanges(byte[] rows, int offset, int width, int[] changes) {
    int count = 0;
    long before = 0;
    for (int x = 0; x < width; x += 64) {
      long pixels = eightBytes(rows, offset + (x >> 3), (width - x + 7) >> 3);
      long differing = pixels ^ ((pixels >>> 1) | (before << 63));
      before = pixels & 1;
      while (differing != 0) {
        int bit = Long.numberOfLeadingZeros(differing);
        differing ^= Long.MIN_VALUE >>> bit;
        changes[count++] = x + bit;
      }
    }
    // Padding may have brought changes of its own.
    while (count > 0 && changes[count - 1] >= width) {
      count--;
    }
    Arrays.fill(changes, count, count + 4, width);
  }

  private static long eightBytes(byte[] rows, int offset, int left) {
    if (left >= 8 && offset + 8 <= rows.length) {
      return (long) Bilevel.EIGHT.get(rows, offset);
    }
    long value = 0;
    for (int i = 0; i < Math.min(left, 8); i++) {
      value |= (rows[offset + i] & 0xFFL) << (56 - 8 * i);
    }
    return value;
  }

  /** One row; the names a0, a1, b1 and b2 are those of the recommendation. */
  private void row(int[] changes, int[] above) {
    makeRoom(width);
    int a0 = 0;
    int next = 0;
    int other = 0;
    while (a0 < width) {
      int a1 = changes[next];
      // Of the same kind as the change at a1, and right of a0 unless that is the row's beginning.
      other = other - (other & 1) + (next & 1);
      while (other >= 2 && above[other - 2] > a0) {
        other -= 2;
      }
      while (above[other] <= a0 && above[other] < width && !(a0 == 0 && next == 0)) {
        other += 2;
      }
      int b1 = above[other];
      int b2 = above[other + 1];
      if (b2 < a1) {
        put(PASS);
        a0 = b2;
      } else if (Math.abs(a1 - b1) <= 3) {
        put(VERTICAL[a1 - b1 + 3]);
        a0 = a1;
        next++;
      } else {
        put(HORIZONTAL);
        int a2 = changes[next + 1];
        boolean white = (next & 1) == 0;
        run(white, a1 - a0);
        run(!white, a2 - a1);
        a0 = a2;
        next += 2;
      }
    }
  }

  private void run(boolean white, int length) {
    int[] sixtyFours = white ? WHITE_64 : BLACK_64;
    int left = length;
    for (; left > LONGEST_RUN; left -= LONGEST_RUN) {
      put(sixtyFours[LONGEST_RUN / 64 - 1]);
    }
    if (left >= 64) {
      put(sixtyFours[left / 64 - 1]);
    }
    put((white ? WHITE : BLACK)[left % 64]);
  }

  private void put(int code) {
    int length = 31 - Integer.numberOfLeadingZeros(code);
    pending = (pending << length) | (code ^ (1 << length));
    pendingBits += length;
    while (pendingBits >= 8) {
      pendingBits -= 8;
      out[size++] = (byte) (pending >>> pendingBits);
    }
  }

  /** No row takes more than a horizontal mode for every two pixels, and its ends. */
  private void makeRoom(int pixels) {
    int most = pixels + 64;
    if (out.length - size < most) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, size + most));
    }
  }

  private byte[] finish() {
    if (pendingBits > 0) {
      out[size++] = (byte) (pending << (8 - pendingBits));
    }
    return Arrays.copyOf(out, size);
  }
}
