package org.muniment.image;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Turns black into a colour and white into nothing; what is between becomes translucent. */
final class Tint {
  private Tint() {}

  static BufferedImage apply(BufferedImage image, int rgb) {
    int width = image.getWidth();
    BufferedImage result = argb(image);
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      result.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int pixel = row[x];
        int light =
            (299 * (pixel >> 16 & 0xFF) + 587 * (pixel >> 8 & 0xFF) + 114 * (pixel & 0xFF) + 500)
                / 1000;
        int alpha = (255 - light) * (pixel >>> 24) / 255;
        row[x] = alpha << 24 | rgb & 0xFFFFFF;
      }
      result.setRGB(0, y, width, 1, row, 0, width);
    }
    return result;
  }

  /** A copy with transparency. */
  static BufferedImage argb(BufferedImage image) {
    BufferedImage result =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = result.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return result;
  }
}
