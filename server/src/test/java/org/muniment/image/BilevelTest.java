package org.muniment.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BilevelTest {
  @Property(tries = 50)
  void of_evenGray_keepsItsBrightness(@ForAll @IntRange(min = 40, max = 220) int level) {
    BufferedImage gray = new BufferedImage(203, 200, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setSamples(0, 0, 203, 200, 0, filled(203 * 200, level));
    BufferedImage bits = Bilevel.of(gray);
    double white = 0;
    for (int y = 10; y < 190; y++) {
      for (int x = 10; x < 193; x++) {
        white += bits.getRaster().getSample(x, y, 0);
      }
    }
    assertThat(255 * white / (180 * 183)).isBetween(level - 12.0, level + 12.0);
  }

  @Test
  void of_softEdge_isCutStraight() {
    BufferedImage gray = new BufferedImage(30, 30, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < 30; x++) {
        gray.getRaster().setSample(x, y, 0, x < 10 ? 0 : x == 10 ? 120 : 255);
      }
    }
    BufferedImage bits = Bilevel.of(gray);
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < 30; x++) {
        assertThat(bits.getRaster().getSample(x, y, 0)).isEqualTo(x <= 10 ? 0 : 1);
      }
    }
  }

  @Property(tries = 200)
  void of_anyGray_isAsDecidedPixelByPixel(
      @ForAll @IntRange(min = 1, max = 70) int width, @ForAll long seed) {
    Random random = new Random(seed);
    BufferedImage gray = new BufferedImage(width, 12, BufferedImage.TYPE_BYTE_GRAY);
    int[] usual = {0, 255, 32, 33, 127, 128, 223, 224};
    for (int y = 0; y < 12; y++) {
      for (int x = 0; x < width; x++) {
        boolean grayArea = (x / 9 + y / 5) % 3 == 0;
        gray.getRaster()
            .setSample(x, y, 0, grayArea ? 40 + random.nextInt(170) : usual[random.nextInt(8)]);
      }
    }
    BufferedImage bits = Bilevel.of(gray);
    int[] expected = pixelByPixel(gray);
    assertThat(bits.getRaster().getSamples(0, 0, width, 12, 0, (int[]) null)).isEqualTo(expected);
  }

  private static int[] pixelByPixel(BufferedImage gray) {
    int width = gray.getWidth();
    int height = gray.getHeight();
    int[] values = gray.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
    int[] bits = new int[values.length];
    int[] below = new int[width + 2];
    for (int y = 0; y < height; y++) {
      int[] errors = below;
      below = new int[width + 2];
      int ahead = 0;
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        boolean area =
            x > 0
                && x < width - 1
                && y > 0
                && y < height - 1
                && IntStream.of(i, i - 1, i + 1, i - width, i + width)
                    .allMatch(place -> values[place] > 32 && values[place] < 224);
        int wanted = area ? values[i] + (ahead + errors[x + 1]) / 16 : values[i];
        bits[i] = wanted >= 128 ? 1 : 0;
        int error = area ? wanted - 255 * bits[i] : 0;
        ahead = 7 * error;
        below[x] += 3 * error;
        below[x + 1] += 5 * error;
        below[x + 2] += error;
      }
    }
    return bits;
  }

  @Property(tries = 50)
  void packed_anyPalette_hasBlackAsOne(@ForAll @IntRange(min = 1, max = 40) int width) {
    BufferedImage image = Samples.image(width, 9, BufferedImage.TYPE_BYTE_BINARY);
    byte[] white = {-1, 0};
    BufferedImage inverse =
        new BufferedImage(
            width,
            9,
            BufferedImage.TYPE_BYTE_BINARY,
            new java.awt.image.IndexColorModel(1, 2, white, white, white));
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < width; x++) {
        inverse.setRGB(x, y, image.getRGB(x, y));
      }
    }
    byte[] one = Bilevel.packed(image);
    byte[] other = Bilevel.packed(inverse);
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < width; x++) {
        int place = y * ((width + 7) / 8) + x / 8;
        boolean black = (image.getRGB(x, y) & 0xFF) == 0;
        assertThat((one[place] >> (7 - x % 8) & 1) == 1).isEqualTo(black);
        assertThat((other[place] >> (7 - x % 8) & 1) == 1).isEqualTo(black);
      }
    }
  }

  private static int[] filled(int size, int value) {
    int[] values = new int[size];
    java.util.Arrays.fill(values, value);
    return values;
  }
}
