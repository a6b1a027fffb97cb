package org.muniment.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaxEncoderTest {
  @TempDir Path directory;

  @Test
  void encode_anyImage_isWhatPdfBoxWrites() throws IOException {
    Random random = new Random(7);
    for (int width : new int[] {1, 2, 7, 8, 9, 63, 64, 65, 127, 129, 600, 2550}) {
      for (int longestRun : new int[] {1, 2, 5, 70, 3_000}) {
        BufferedImage image = runs(width, 20, longestRun, random);
        byte[] rows = Bilevel.packed(image);
        assertThat(FaxEncoder.encode(rows, width, 20))
            .as("width %s, runs up to %s", width, longestRun)
            .isEqualTo(byPdfBox(rows, width, 20));
      }
    }
  }

  @Test
  void encode_anyImage_isReadByTheJdk() throws IOException {
    Random random = new Random(8);
    for (int width : new int[] {3, 64, 1_000, 2_561, 6_000, 20_000}) {
      for (int longestRun : new int[] {1, 6, 300, 40_000}) {
        assertRoundTrip(runs(width, 30, longestRun, random));
      }
    }
  }

  @Test
  void encode_oneColor_isReadByTheJdk() throws IOException {
    BufferedImage black = new BufferedImage(5_119, 3, BufferedImage.TYPE_BYTE_BINARY);
    assertRoundTrip(black);
    BufferedImage white = new BufferedImage(5_120, 3, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 5_120; x++) {
        white.setRGB(x, y, 0xFFFFFF);
      }
    }
    assertRoundTrip(white);
  }

  private void assertRoundTrip(BufferedImage image) throws IOException {
    Path file = directory.resolve("a.tif");
    PageEncoder.tiff(image, file, 300, 300);
    BufferedImage read = Samples.readWithJdk(file, 0);
    assertThat(read.getWidth()).isEqualTo(image.getWidth());
    assertThat(Arrays.equals(pixels(read), pixels(image)))
        .as("width %s comes back", image.getWidth())
        .isTrue();
  }

  private static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }

  /** Rows of random runs, each row like the one above in places. */
  private static BufferedImage runs(int width, int height, int longestRun, Random random) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < height; y++) {
      boolean white = random.nextBoolean();
      for (int x = 0; x < width; white = !white) {
        int end = Math.min(width, x + 1 + random.nextInt(longestRun));
        boolean asAbove = y > 0 && random.nextInt(3) > 0;
        int shift = random.nextInt(9) - 4;
        for (; x < end; x++) {
          int from = Math.max(0, Math.min(width - 1, x + shift));
          image.setRGB(x, y, asAbove ? image.getRGB(from, y - 1) : white ? 0xFFFFFF : 0);
        }
      }
    }
    return image;
  }

  private static byte[] byPdfBox(byte[] rows, int width, int height) throws IOException {
    COSDictionary parameters = new COSDictionary();
    parameters.setInt(COSName.COLUMNS, width);
    parameters.setInt(COSName.ROWS, height);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FilterFactory.INSTANCE
        .getFilter(COSName.CCITTFAX_DECODE)
        .encode(new ByteArrayInputStream(rows), out, parameters, 0);
    return out.toByteArray();
  }
}
