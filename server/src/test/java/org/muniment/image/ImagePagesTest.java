package org.muniment.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.text.Obstacle;
import org.muniment.worker.WorkerConfig;
import org.muniment.worker.WorkerPool;

class ImagePagesTest {
  @TempDir static Path work;
  private static WorkerPool workers;
  private static ImagePages imagePages;

  @TempDir Path directory;

  /** A page with its bytes, kept beyond the sink. */
  private record Kept(PageImage image, byte[] bytes) {}

  @BeforeAll
  static void open() {
    workers = new WorkerPool(WorkerConfig.standard(FileWorker.class, work).withProcesses(1));
    imagePages = new ImagePages(workers, Duration.ofSeconds(60));
  }

  @AfterAll
  static void close() {
    workers.close();
  }

  /** The pages of a file that has nothing wrong. */
  private List<Kept> split(Path file) throws IOException {
    List<Kept> pages = new ArrayList<>();
    assertThat(split(file, pages).notices()).isEmpty();
    return pages;
  }

  private PagesResult split(Path file, List<Kept> pages) throws IOException {
    PagesResult result =
        imagePages.split(
            file,
            (number, image, text) ->
                pages.add(
                    new Kept(
                        image, image == null ? new byte[0] : Files.readAllBytes(image.file()))));
    assertThat(result.pages()).isEqualTo(pages.size());
    assertThat(result.obstacle()).isNull();
    return result;
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void split_pngAndJpeg_stayAsTheyAre(String format) throws IOException {
    Path file =
        Samples.write(
            format,
            Samples.image(300, 200, BufferedImage.TYPE_INT_RGB),
            directory.resolve("wrong.txt"));
    List<Kept> pages = split(file);
    assertThat(pages).hasSize(1);
    assertThat(pages.get(0).bytes()).isEqualTo(Files.readAllBytes(file));
    PageImage image = pages.get(0).image();
    assertThat(image.mimeType()).isEqualTo("image/" + format);
    assertThat(image.width()).isEqualTo(300);
    assertThat(image.height()).isEqualTo(200);
    assertThat(image.depth()).isEqualTo(24);
    assertThat(image.readable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "bmp"})
  void split_otherFormats_becomePng(String format) throws IOException {
    BufferedImage colorful = Samples.image(300, 200, BufferedImage.TYPE_3BYTE_BGR);
    colorful.setRGB(150, 150, 0xFF0000);
    Path file = Samples.write(format, colorful, directory.resolve("image." + format));
    List<Kept> pages = split(file);
    assertThat(pages).hasSize(1);
    assertThat(pages.get(0).image().mimeType()).isEqualTo("image/png");
    BufferedImage read =
        Samples.readWithJdk(Files.write(directory.resolve("p"), pages.get(0).bytes()), 0);
    assertThat(Samples.isDark(read, 0.1, 0.1)).isTrue();
    assertThat(Samples.isDark(read, 0.9, 0.9)).isFalse();
  }

  @Test
  void split_pcx_isRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] header = new byte[128];
    header[0] = 10;
    header[1] = 5;
    header[2] = 1;
    header[3] = 1;
    header[8] = 15;
    header[10] = 7;
    header[12] = 100;
    header[14] = 100;
    header[65] = 1;
    header[66] = 2;
    bytes.write(header);
    for (int row = 0; row < 8; row++) {
      bytes.write(0x0F);
      bytes.write(0xC1);
      bytes.write(0xFF);
    }
    Path file = Files.write(directory.resolve("a.pcx"), bytes.toByteArray());
    List<Kept> pages = split(file);
    assertThat(pages).hasSize(1);
    PageImage image = pages.get(0).image();
    assertThat(image.width()).isEqualTo(16);
    assertThat(image.height()).isEqualTo(8);
    assertThat(image.mimeType()).isIn("image/tiff", "image/png");
    BufferedImage read =
        Samples.readWithJdk(Files.write(directory.resolve("p"), pages.get(0).bytes()), 0);
    assertThat(read.getRGB(0, 0) & 0xFF).isZero();
    assertThat(read.getRGB(15, 7) & 0xFF).isEqualTo(255);
  }

  @Test
  void split_singleTiff_staysAsItIs() throws IOException {
    Path file =
        Samples.tiff(
            directory.resolve("a.tif"),
            "CCITT T.6",
            Samples.image(300, 200, BufferedImage.TYPE_BYTE_BINARY));
    List<Kept> pages = split(file);
    assertThat(pages).hasSize(1);
    assertThat(pages.get(0).bytes()).isEqualTo(Files.readAllBytes(file));
    assertThat(pages.get(0).image().depth()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CCITT T.6", "CCITT T.4", "CCITT RLE", "PackBits", "LZW"})
  void split_faxFrames_areSinglePages(String compression) throws IOException {
    Path file =
        Samples.tiff(
            directory.resolve("a.tif"),
            compression,
            Samples.image(300, 200, BufferedImage.TYPE_BYTE_BINARY),
            Samples.image(201, 77, BufferedImage.TYPE_BYTE_BINARY),
            Samples.image(300, 200, BufferedImage.TYPE_BYTE_BINARY));
    List<Kept> pages = split(file);
    assertThat(pages).hasSize(3);
    assertThat(pages.get(1).image().width()).isEqualTo(201);
    assertThat(pages.get(1).image().mimeType()).isEqualTo("image/tiff");
    BufferedImage read =
        Samples.readWithJdk(Files.write(directory.resolve("p"), pages.get(1).bytes()), 0);
    assertThat(read.getHeight()).isEqualTo(77);
    BufferedImage original = Samples.image(201, 77, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < 77; y++) {
      for (int x = 0; x < 201; x++) {
        assertThat(read.getRGB(x, y)).as("%s,%s", x, y).isEqualTo(original.getRGB(x, y));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LZW", "JPEG", "Deflate"})
  void split_colorFrames_becomePng(String compression) throws IOException {
    BufferedImage frame = Samples.image(300, 200, BufferedImage.TYPE_3BYTE_BGR);
    Path file = Samples.tiff(directory.resolve("a.tif"), compression, frame, frame);
    List<Kept> pages = split(file);
    assertThat(pages).hasSize(2);
    assertThat(pages.get(1).image().mimeType()).isEqualTo("image/png");
    BufferedImage read =
        Samples.readWithJdk(Files.write(directory.resolve("p"), pages.get(1).bytes()), 0);
    assertThat(Samples.isDark(read, 0.1, 0.1)).isTrue();
    assertThat(Samples.isDark(read, 0.9, 0.9)).isFalse();
  }

  @Test
  void split_pngWithWrongChecksums_isAPageAsItCame() throws IOException {
    byte[] png = tinyPng(false);
    List<Kept> pages = split(Files.write(directory.resolve("tiny.png"), png));
    assertThat(pages).hasSize(1);
    assertThat(pages.get(0).bytes()).isEqualTo(png);
    assertThat(pages.get(0).image().mimeType()).isEqualTo("image/png");
    assertThat(pages.get(0).image().width()).isEqualTo(1);
  }

  @Test
  void split_garbage_isAPageAsItCame() throws IOException {
    byte[] noise = new byte[1000];
    new java.util.Random(5).nextBytes(noise);
    for (int[] start :
        new int[][] {{}, {0x89, 'P', 'N', 'G'}, {0xFF, 0xD8}, {'I', 'I', 42, 0}, {'B', 'M'}}) {
      byte[] bytes = noise.clone();
      for (int i = 0; i < start.length; i++) {
        bytes[i] = (byte) start[i];
      }
      List<Kept> pages = new ArrayList<>();
      PagesResult result = split(Files.write(directory.resolve("noise"), bytes), pages);
      assertThat(result.notices()).hasSize(1);
      assertThat(result.notices().get(0).reason())
          .startsWith("The image cannot be read, and stays as it came.");
      assertThat(pages).hasSize(1);
      assertThat(pages.get(0).bytes()).isEqualTo(bytes);
      assertThat(pages.get(0).image().readable()).isFalse();
    }
  }

  @Test
  void split_truncatedTiff_keepsWhatThereIsAndSaysSo() throws IOException {
    BufferedImage frame = Samples.image(300, 200, BufferedImage.TYPE_3BYTE_BGR);
    Path file = Samples.tiff(directory.resolve("a.tif"), "LZW", frame, frame, frame);
    byte[] bytes = Files.readAllBytes(file);
    for (int part = 1; part < 10; part++) {
      byte[] cut = Arrays.copyOf(bytes, bytes.length * part / 10);
      List<Kept> pages = new ArrayList<>();
      PagesResult result = split(Files.write(directory.resolve("cut.tif"), cut), pages);
      assertThat(pages).as("%s tenths", part).isNotEmpty();
      assertThat(result.notices()).as("%s tenths", part).isNotEmpty();
    }
  }

  @Test
  void split_frameWithAnUnknownCompression_isWhiteAndToldOf() throws IOException {
    List<Kept> pages = new ArrayList<>();
    PagesResult result = split(withSecondFrame(259, 31_999), pages);
    assertThat(pages).hasSize(3);
    BufferedImage read =
        Samples.readWithJdk(Files.write(directory.resolve("p"), pages.get(1).bytes()), 0);
    assertThat(Samples.isDark(read, 0.1, 0.1)).isFalse();
    assertThat(result.notices())
        .containsExactly(
            new PageNotice(2, "The image is damaged; what cannot be read of it is white."));
  }

  @Test
  void split_frameWithAnUnknownColorModel_isAPageWithoutImage() throws IOException {
    List<Kept> pages = new ArrayList<>();
    PagesResult result = split(withSecondFrame(262, 31_999), pages);
    assertThat(pages).hasSize(3);
    assertThat(pages.get(0).image()).isNotNull();
    assertThat(pages.get(1).image()).isNull();
    assertThat(pages.get(2).image()).isNotNull();
    assertThat(result.notices()).containsExactly(new PageNotice(2, "The image cannot be read."));
  }

  @Test
  void split_directoriesThatLeadOutOfTheFile_areToldOf() throws IOException {
    BufferedImage frame = Samples.image(300, 200, BufferedImage.TYPE_3BYTE_BGR);
    Path file = Samples.tiff(directory.resolve("a.tif"), "LZW", frame, frame, frame);
    ByteBuffer content = tiff(Files.readAllBytes(file));
    int second = content.getInt(link(content, content.getInt(4)));
    content.putInt(link(content, second), content.capacity() + 1);
    List<Kept> pages = new ArrayList<>();
    PagesResult result = split(Files.write(directory.resolve("b.tif"), content.array()), pages);
    assertThat(pages).hasSize(2);
    assertThat(result.notices())
        .containsExactly(
            PageNotice.ofFile(
                "The list of the images in the file is damaged; there may be more of them."));
  }

  /** A file of three frames of which the second has another value of a tag. */
  private Path withSecondFrame(int tag, int value) throws IOException {
    BufferedImage frame = Samples.image(300, 200, BufferedImage.TYPE_3BYTE_BGR);
    Path file = Samples.tiff(directory.resolve("a.tif"), "LZW", frame, frame, frame);
    ByteBuffer content = tiff(Files.readAllBytes(file));
    int second = content.getInt(link(content, content.getInt(4)));
    for (int i = 0; i < content.getShort(second); i++) {
      int at = second + 2 + 12 * i;
      if (content.getShort(at) == tag) {
        content.putShort(at + 8, (short) value);
      }
    }
    return Files.write(directory.resolve("b.tif"), content.array());
  }

  private static ByteBuffer tiff(byte[] bytes) {
    return ByteBuffer.wrap(bytes)
        .order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }

  /** Where a directory names the next one. */
  private static int link(ByteBuffer tiff, int directory) {
    return directory + 2 + 12 * tiff.getShort(directory);
  }

  @Test
  void split_frameTooLargeForTheMemory_isSmallerAndSaysSo() throws IOException {
    BufferedImage small = Samples.image(30, 20, BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage large = new BufferedImage(8_000, 5_000, BufferedImage.TYPE_3BYTE_BGR);
    List<Kept> pages = new ArrayList<>();
    PagesResult result =
        split(Samples.tiff(directory.resolve("a.tif"), "Deflate", small, large), pages);
    assertThat(pages.get(1).image().width()).isEqualTo(4_000);
    assertThat(result.notices()).hasSize(1);
    assertThat(result.notices().get(0).page()).isEqualTo(2);
    assertThat(result.notices().get(0).reason()).contains("one pixel in 2");
  }

  @Test
  void split_nobodyFree_isNoPage() throws IOException {
    Path file = Files.write(directory.resolve("tiny.png"), tinyPng(true));
    try (WorkerPool none =
        new WorkerPool(
            WorkerConfig.standard(FileWorker.class, directory.resolve("none"))
                .withProcesses(0)
                .withPatience(Duration.ofMillis(1)))) {
      PagesResult result =
          new ImagePages(none, Duration.ofSeconds(60)).split(file, (number, image, text) -> true);
      assertThat(result.pages()).isZero();
      assertThat(result.obstacle()).isEqualTo(Obstacle.BUSY);
    }
  }

  @Test
  void split_pixelBomb_doesNoHarm() throws IOException {
    List<Kept> pages = split(Files.write(directory.resolve("bomb.png"), hugePng()));
    assertThat(pages).hasSize(1);
    assertThat(pages.get(0).image().width()).isEqualTo(60_000);
    BufferedImage small = Samples.image(30, 20, BufferedImage.TYPE_3BYTE_BGR);
    assertThat(split(Samples.write("png", small, directory.resolve("small.png")))).hasSize(1);
  }

  /** A grey pixel; with wrong checksums of chunks and stream unless they are to be right. */
  static byte[] tinyPng(boolean right) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
      deflater.write(new byte[] {0, 0});
    }
    byte[] stream = data.toByteArray();
    if (!right) {
      stream[stream.length - 1] ^= 0x55;
    }
    return png(1, 1, stream, right);
  }

  /** 60,000 by 60,000 grey pixels in a few kilobytes. */
  static byte[] hugePng() throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
      byte[] row = new byte[60_001];
      for (int i = 0; i < 60_000; i += 100) {
        deflater.write(row);
      }
    }
    return png(60_000, 60_000, data.toByteArray(), true);
  }

  private static byte[] png(int width, int height, byte[] stream, boolean right)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(0x89504E470D0A1A0AL);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 0, 0, 0, 0});
    chunk(out, "IHDR", header.toByteArray(), right);
    chunk(out, "IDAT", stream, right);
    chunk(out, "IEND", new byte[0], right);
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data, boolean right)
      throws IOException {
    byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt((int) sum.getValue() ^ (right ? 0 : 0x12345678));
  }
}
