package org.muniment.image;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Writes a TIFF file of any number of pages without looking back: each directory stands before its
 * one strip, so that the place of the next one is known in time.
 */
final class TiffStream implements Closeable {
  private static final long LARGEST = 0xFFFFFFFFL;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int ASCII = 2;
  private static final byte[] SOFTWARE = "Muniment\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int FIELDS = 16;
  private static final int DIRECTORY = 2 + FIELDS * 12 + 4;

  /** Two rationals, three depths with padding, the software's name. */
  private static final int EXTRAS = 16 + 8 + SOFTWARE.length;

  private final OutputStream out;
  private long position;
  private int pages;

  TiffStream(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a page.
   *
   * @param last whether no other page follows
   */
  void add(EncodedPage page, boolean last) throws IOException {
    if (pages == 0) {
      write(buffer(8).put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8));
      position = 8;
    }
    long size = Files.size(page.file());
    long strip = position + DIRECTORY + EXTRAS;
    long padding = size % 2;
    long next = strip + size + padding;
    if (next > LARGEST) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The pages do not fit into one TIFF file, which ends at 4 GB; choose another format.");
    }
    write(directory(page, strip, size, last ? 0 : next));
    Files.copy(page.file(), out);
    if (padding == 1) {
      out.write(0);
    }
    position = next;
    pages++;
  }

  private ByteBuffer directory(EncodedPage page, long strip, long size, long next) {
    boolean rgb = page.kind() == EncodedPage.Kind.RGB;
    boolean fax = page.kind() == EncodedPage.Kind.FAX;
    int resolutions = (int) (position + DIRECTORY);
    int depths = resolutions + 16;
    ByteBuffer buffer = buffer(DIRECTORY + EXTRAS);
    buffer.putShort((short) FIELDS);
    field(buffer, 254, LONG, 1, 2);
    field(buffer, 256, LONG, 1, page.width());
    field(buffer, 257, LONG, 1, page.height());
    field(buffer, 258, SHORT, rgb ? 3 : 1, rgb ? depths : fax ? 1 : 8);
    field(buffer, 259, SHORT, 1, fax ? 4 : 8);
    field(buffer, 262, SHORT, 1, fax ? 0 : rgb ? 2 : 1);
    field(buffer, 273, LONG, 1, (int) strip);
    field(buffer, 277, SHORT, 1, rgb ? 3 : 1);
    field(buffer, 278, LONG, 1, page.height());
    field(buffer, 279, LONG, 1, (int) size);
    field(buffer, 282, RATIONAL, 1, resolutions);
    field(buffer, 283, RATIONAL, 1, resolutions + 8);
    field(buffer, 296, SHORT, 1, 2);
    field(buffer, 297, SHORT, 2, Math.min(pages, 0xFFFF));
    field(buffer, 305, ASCII, SOFTWARE.length - 1, depths + 8);
    field(buffer, 317, SHORT, 1, fax ? 1 : 2);
    buffer.putInt((int) next);
    buffer.putInt(page.xResolution()).putInt(1).putInt(page.yResolution()).putInt(1);
    buffer.putShort((short) 8).putShort((short) 8).putShort((short) 8).putShort((short) 0);
    return buffer.put(SOFTWARE);
  }

  private static void field(ByteBuffer buffer, int tag, int type, int count, int value) {
    buffer.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void write(ByteBuffer buffer) throws IOException {
    out.write(buffer.array(), 0, buffer.position());
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
