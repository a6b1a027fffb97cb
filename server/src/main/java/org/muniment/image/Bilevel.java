package org.muniment.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Images of one bit per pixel. */
final class Bilevel {
  private static final int BLACK = 64;
  private static final int WHITE = 192;

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
   * Turns grey into black and white: error diffusion for what is grey, a plain cut for what is nearly
   * black or white, so that letters keep clean edges.
   */
  static BufferedImage of(BufferedImage gray) {
    int width = gray.getWidth();
    int height = gray.getHeight();
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    WritableRaster target = result.getRaster();
    Raster source = gray.getRaster();
    int[] row = new int[width];
    int[] bits = new int[width];
    int[] errors = new int[width + 2];
    for (int y = 0; y < height; y++) {
      source.getSamples(0, y, width, 1, 0, row);
      int[] below = new int[width + 2];
      int ahead = 0;
      for (int x = 0; x < width; x++) {
        int value = row[x];
        if (value <= BLACK || value >= WHITE) {
          bits[x] = value >= WHITE ? 1 : 0;
          ahead = 0;
          continue;
        }
        int wanted = value + (ahead + errors[x + 1]) / 16;
        bits[x] = wanted >= 128 ? 1 : 0;
        int error = wanted - 255 * bits[x];
        ahead = 7 * error;
        below[x] += 3 * error;
        below[x + 1] += 5 * error;
        below[x + 2] += error;
      }
      errors = below;
      target.setSamples(0, y, width, 1, 0, bits);
    }
    return result;
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
