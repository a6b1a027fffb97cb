package org.muniment.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.Raster;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Images of one bit per pixel. */
final class Bilevel {
  private static final int BLACK = 32;
  private static final int WHITE = 224;
  private static final int MIDDLE = 128;
  private static final long TOP_BITS = 0x8080808080808080L;

  /** Eight bytes at once, the first one on top. */
  static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Bilevel() {}

  static boolean is(BufferedImage image) {
    return image.getColorModel() instanceof IndexColorModel
        && image.getColorModel().getPixelSize() == 1
        && isGray((IndexColorModel) image.getColorModel());
  }

  private static boolean isGray(IndexColorModel palette) {
    if (palette.getMapSize() < 2) {
      return true;
    }
    int first = palette.getRGB(0) & 0xFFFFFF;
    int second = palette.getRGB(1) & 0xFFFFFF;
    return Math.min(first, second) == 0 && Math.max(first, second) == 0xFFFFFF;
  }

  /**
   * Turns grey into black and white: error diffusion inside grey areas, a plain cut elsewhere, so
   * that letters keep clean edges, which read better and take a fraction of the bytes.
   *
   * @param gray an image of eight bits of grey
   */
  static BufferedImage of(BufferedImage gray) {
    int width = gray.getWidth();
    int height = gray.getHeight();
    byte[] source = ((DataBufferByte) gray.getRaster().getDataBuffer()).getData();
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    byte[] target = ((DataBufferByte) result.getRaster().getDataBuffer()).getData();
    int rowBytes = (width + 7) / 8;
    int[] errors = new int[width + 2];
    int[] below = new int[width + 2];
    for (int y = 0; y < height; y++) {
      int ahead = 0;
      int row = y * width;
      boolean inside = y > 0 && y < height - 1;
      for (int x = 0; x < width; x++) {
        if ((x & 7) == 0 && x + 8 <= width) {
          // Most of a page is paper and clean letters: eight pixels at once.
          long eight = (long) EIGHT.get(source, row + x);
          if (!inside || !mayHoldGrayArea(source, row + x, width, eight)) {
            target[y * rowBytes + (x >> 3)] = topBits(eight);
            ahead = 0;
            x += 7;
            continue;
          }
        }
        int value = source[row + x] & 0xFF;
        boolean white;
        if (inside && isGray(value) && isInGrayArea(source, row + x, x, width)) {
          int wanted = value + (ahead + errors[x + 1]) / 16;
          white = wanted >= MIDDLE;
          int error = white ? wanted - 255 : wanted;
          ahead = 7 * error;
          below[x] += 3 * error;
          below[x + 1] += 5 * error;
          below[x + 2] += error;
        } else {
          white = value >= MIDDLE;
          ahead = 0;
        }
        if (white) {
          target[y * rowBytes + (x >> 3)] |= (byte) (0x80 >> (x & 7));
        }
      }
      int[] spent = errors;
      errors = below;
      below = spent;
      Arrays.fill(below, 0);
    }
    return result;
  }

  private static boolean isGray(int value) {
    return value > BLACK && value < WHITE;
  }

  /**
   * Whether one of eight pixels may have grey neighbours on all sides; those beyond count as grey.
   */
  private static boolean mayHoldGrayArea(byte[] source, int place, int width, long eight) {
    long gray = grayMarks(eight);
    long besides = gray & (gray >>> 8 | Long.MIN_VALUE) & (gray << 8 | 0x80);
    return besides != 0
        && (besides
                & grayMarks((long) EIGHT.get(source, place - width))
                & grayMarks((long) EIGHT.get(source, place + width)))
            != 0;
  }

  /** The top bits of the bytes that are grey: their three highest bits differ. */
  private static long grayMarks(long eight) {
    return ((eight ^ eight << 1) | (eight ^ eight << 2)) & TOP_BITS;
  }

  /** The highest bits of eight bytes, which say whether they are at least {@link #MIDDLE}. */
  private static byte topBits(long eight) {
    return (byte) (((eight & TOP_BITS) >>> 7) * 0x0102040810204080L >>> 56);
  }

  /** The soft edge of a letter is one pixel wide: some neighbour of it is black or white. */
  private static boolean isInGrayArea(byte[] source, int place, int x, int width) {
    return x > 0
        && x < width - 1
        && isGray(source[place - 1] & 0xFF)
        && isGray(source[place + 1] & 0xFF)
        && isGray(source[place - width] & 0xFF)
        && isGray(source[place + width] & 0xFF);
  }

  /** The rows packed eight pixels to a byte, black as 1. */
  static byte[] packed(BufferedImage image) {
    boolean zeroIsBlack = (image.getColorModel().getRGB(0) & 0xFF) == 0;
    int width = image.getWidth();
    int rowBytes = (width + 7) / 8;
    byte[] packed = new byte[rowBytes * image.getHeight()];
    Raster raster = image.getRaster();
    boolean plain =
        raster.getSampleModel() instanceof MultiPixelPackedSampleModel model
            && model.getScanlineStride() == rowBytes
            && model.getDataBitOffset() == 0
            && raster.getSampleModelTranslateX() == 0
            && raster.getSampleModelTranslateY() == 0
            && raster.getDataBuffer() instanceof DataBufferByte
            && raster.getDataBuffer().getOffset() == 0;
    if (plain) {
      byte[] data = ((DataBufferByte) raster.getDataBuffer()).getData();
      System.arraycopy(data, 0, packed, 0, Math.min(data.length, packed.length));
      if (zeroIsBlack) {
        for (int i = 0; i < packed.length; i++) {
          packed[i] = (byte) ~packed[i];
        }
      }
      return packed;
    }
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        if ((row[x] == 0) == zeroIsBlack) {
          packed[y * rowBytes + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    return packed;
  }
}
