package org.muniment.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chain of a TIFF's directories, one for each image. Readers end it silently where it leads out
 * of the file.
 */
final class TiffDirectories {
  private static final int BIG = 43;

  private TiffDirectories() {}

  /** Whether the chain leads out of the file or in a ring, so that images are not found. */
  static boolean areBroken(Path file) throws IOException {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      ByteBuffer head = read(content, 0, 16, ByteOrder.BIG_ENDIAN);
      if (head == null) {
        return true;
      }
      ByteOrder order = head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      head.order(order);
      boolean big = head.getShort(2) == BIG;
      long next = big ? head.getLong(8) : Integer.toUnsignedLong(head.getInt(4));
      Set<Long> seen = new HashSet<>();
      while (next != 0 && seen.size() <= ImagePages.MOST_PAGES) {
        if (!seen.add(next)) {
          return true;
        }
        ByteBuffer size = read(content, next, big ? 8 : 2, order);
        if (size == null) {
          return true;
        }
        long entries = big ? size.getLong() : Short.toUnsignedLong(size.getShort());
        ByteBuffer link =
            entries < 0 || entries > content.length()
                ? null
                : read(
                    content,
                    next + (big ? 8 + 20 * entries : 2 + 12 * entries),
                    big ? 8 : 4,
                    order);
        if (link == null) {
          return true;
        }
        next = big ? link.getLong() : Integer.toUnsignedLong(link.getInt());
      }
      return false;
    }
  }

  /** Some bytes; null when they are not all in the file. */
  private static @Nullable ByteBuffer read(
      RandomAccessFile content, long at, int length, ByteOrder order) throws IOException {
    if (at < 0 || at > content.length() - length) {
      return null;
    }
    byte[] bytes = new byte[length];
    content.seek(at);
    content.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(order);
  }
}
