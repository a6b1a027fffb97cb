package org.muniment.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.worker.WorkerConfig;
import org.muniment.worker.WorkerPool;

/**
 * Reads exports with decoders that had no part in writing them: the JDK's TIFF reader and PDFBox.
 */
class PageExporterTest {
  @TempDir static Path work;
  private static WorkerPool workers;
  private static PageExporter exporter;

  @TempDir Path directory;

  @BeforeAll
  static void open() {
    workers = new WorkerPool(WorkerConfig.standard(FileWorker.class, work).withProcesses(1));
    exporter = new PageExporter(workers, Duration.ofSeconds(60));
  }

  @AfterAll
  static void close() {
    workers.close();
  }

  private ExportPage page(int number, Path image, int rotation, String text) {
    return new ExportPage(
        number,
        image == null ? null : () -> Files.newInputStream(image),
        rotation,
        text,
        List.of());
  }

  private Path fax() throws IOException {
    return Samples.tiff(
        directory.resolve("fax.tif"),
        "CCITT T.6",
        Samples.image(301, 200, BufferedImage.TYPE_BYTE_BINARY));
  }

  private Path color(String format) throws IOException {
    BufferedImage image = Samples.image(301, 200, BufferedImage.TYPE_3BYTE_BGR);
    for (int x = 160; x < 300; x++) {
      for (int y = 0; y < 40; y++) {
        image.setRGB(x, y, 0xFF0000);
      }
    }
    return Samples.write(format, image, directory.resolve("color." + format));
  }

  private Path gray() throws IOException {
    return Samples.write(
        "png",
        Samples.image(301, 200, BufferedImage.TYPE_BYTE_GRAY),
        directory.resolve("gray.png"));
  }

  private List<ExportPage> mixture() throws IOException {
    return List.of(
        page(1, fax(), 0, "first"),
        page(2, color("png"), 0, "zweite Seite: \u00e4\u20ac\u6f22\nline two"),
        page(3, gray(), 0, ""),
        page(4, color("jpeg"), 0, "vierte"),
        page(7, null, 0, "only text"));
  }

  private Path export(List<ExportPage> pages, ExportOptions options) throws IOException {
    Path file = directory.resolve("export");
    try (var out = Files.newOutputStream(file)) {
      assertThat(exporter.export(pages.iterator(), pages.size(), options, out)).isEmpty();
    }
    return file;
  }

  private static void looksRight(BufferedImage image) {
    assertThat(image.getWidth()).isEqualTo(301);
    assertThat(image.getHeight()).isEqualTo(200);
    assertThat(Samples.isDark(image, 0.1, 0.1)).isTrue();
    assertThat(Samples.isDark(image, 0.9, 0.5)).isFalse();
  }

  @Test
  void export_multiPageTiff_holdsAllPages() throws IOException {
    Path file = export(mixture(), ExportOptions.of(ExportFormat.MULTI_PAGE_TIFF, "Doc"));
    for (int index = 0; index < 4; index++) {
      looksRight(Samples.readWithJdk(file, index));
    }
    assertThat(Samples.readWithJdk(file, 1).getRGB(200, 10) & 0xFFFFFF).isEqualTo(0xFF0000);
    assertThat(Samples.readWithJdk(file, 0).getColorModel().getPixelSize()).isEqualTo(1);
    assertThat(Samples.readWithJdk(file, 4).getWidth()).isEqualTo(1275);
    try (ImageFile again = ImageFile.open(file)) {
      assertThat(again.count()).isEqualTo(5);
      looksRight(again.decode(3).image());
    }
  }

  @Test
  void export_pdf_showsImagesAndHoldsTheText() throws IOException {
    Path file = export(mixture(), ExportOptions.of(ExportFormat.PDF, "Doc"));
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(5);
      PDFRenderer renderer = new PDFRenderer(document);
      for (int index = 0; index < 4; index++) {
        BufferedImage shown = renderer.renderImageWithDPI(index, 96);
        assertThat(shown.getWidth()).isBetween(300, 301);
        assertThat(Samples.isDark(shown, 0.1, 0.1)).as("page %s", index).isTrue();
        assertThat(Samples.isDark(shown, 0.9, 0.5)).as("page %s", index).isFalse();
        assertThat(Samples.isDark(shown, 0.5, 0.8)).as("page %s", index).isFalse();
      }
      assertThat(renderer.renderImageWithDPI(1, 96).getRGB(200, 10) & 0xFFFFFF).isEqualTo(0xFF0000);
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(2);
      stripper.setEndPage(2);
      assertThat(stripper.getText(document))
          .contains("zweite Seite: \u00e4\u20ac\u6f22")
          .contains("line two");
    }
  }

  @Test
  void export_pdfOfManyPages_hasABalancedTree() throws IOException {
    Path image = directory.resolve("pixel");
    Files.write(image, ImagePagesTest.tinyPng(true));
    EncodedPage page = encodedPixel(image);
    Path file = directory.resolve("many.pdf");
    try (PdfStream pdf = new PdfStream(Files.newOutputStream(file))) {
      for (int number = 1; number <= 1000; number++) {
        pdf.add(page, "page " + number);
      }
    }
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(1000);
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(777);
      stripper.setEndPage(777);
      assertThat(stripper.getText(document).strip()).isEqualTo("page 777");
    }
  }

  private EncodedPage encodedPixel(Path image) throws IOException {
    try (ImageFile file = ImageFile.open(image)) {
      return PageEncoder.lossless(file.decode(0).image(), directory.resolve("pixel.bytes"), 96, 96);
    }
  }

  @Test
  void export_zips_nameFilesAfterDocumentAndPage() throws IOException {
    for (ExportFormat format :
        List.of(ExportFormat.SINGLE_PAGE_TIFF, ExportFormat.PNG, ExportFormat.JPEG)) {
      Path file = export(mixture(), ExportOptions.of(format, "A/B"));
      List<String> names = new ArrayList<>();
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          names.add(entry.getName());
          Path part = Files.write(directory.resolve("part"), zip.readAllBytes());
          if (!entry.getName().contains("Page 7")) {
            looksRight(Samples.readWithJdk(part, 0));
          }
        }
      }
      String extension = format.pageExtension();
      assertThat(names)
          .containsExactly(
              "A_B, Page 1." + extension,
              "A_B, Page 2." + extension,
              "A_B, Page 3." + extension,
              "A_B, Page 4." + extension,
              "A_B, Page 7." + extension);
    }
  }

  @Test
  void export_onePage_isNoZip() throws IOException {
    List<ExportPage> one = List.of(page(2, color("png"), 0, ""));
    Path jpeg = export(one, ExportOptions.of(ExportFormat.JPEG, "Doc"));
    looksRight(ImageIO.read(jpeg.toFile()));
    assertThat(PageFormat.of(jpeg)).isEqualTo(PageFormat.JPEG);
    Path png = export(one, ExportOptions.of(ExportFormat.PNG, "Doc"));
    assertThat(png).hasSameBinaryContentAs(directory.resolve("color.png"));
    assertThat(ExportFormat.JPEG.contentType(1)).isEqualTo("image/jpeg");
    assertThat(ExportFormat.JPEG.contentType(2)).isEqualTo("application/zip");
    assertThat(ExportFormat.SINGLE_PAGE_TIFF.contentType(1)).isEqualTo("application/zip");
    assertThat(ExportFormat.MULTI_PAGE_TIFF.contentType(9)).isEqualTo("image/tiff");
  }

  @Test
  void export_quality_changesTheSize() throws IOException {
    BufferedImage noise = new BufferedImage(300, 300, BufferedImage.TYPE_3BYTE_BGR);
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < 90_000; i++) {
      noise.setRGB(i % 300, i / 300, random.nextInt());
    }
    Path image = Samples.write("png", noise, directory.resolve("noise.png"));
    List<ExportPage> pages = List.of(page(1, image, 0, ""));
    ExportOptions options = ExportOptions.of(ExportFormat.JPEG, "Doc");
    long previous = 0;
    for (int quality : new int[] {0, 50, 100}) {
      long size = Files.size(export(pages, options.withJpegQuality(quality)));
      assertThat(size).isGreaterThan(previous);
      previous = size;
    }
  }

  @ParameterizedTest
  @CsvSource({"90, 0.9, 0.1", "180, 0.9, 0.9", "270, 0.1, 0.9"})
  void export_rotation_isApplied(int rotation, double x, double y) throws IOException {
    for (Path image : List.of(fax(), gray(), color("jpeg"))) {
      Path file =
          export(
              List.of(page(1, image, rotation, "")),
              ExportOptions.of(ExportFormat.MULTI_PAGE_TIFF, "Doc"));
      BufferedImage turned = Samples.readWithJdk(file, 0);
      assertThat(turned.getWidth()).isEqualTo(rotation == 180 ? 301 : 200);
      assertThat(Samples.isDark(turned, x, y)).isTrue();
      assertThat(Samples.isDark(turned, 1 - x, 1 - y)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(WatermarkPosition.class)
  void export_watermark_standsInItsPlace(WatermarkPosition position) throws IOException {
    BufferedImage white = new BufferedImage(600, 600, BufferedImage.TYPE_BYTE_BINARY);
    for (int i = 0; i < 360_000; i++) {
      white.setRGB(i % 600, i / 600, 0xFFFFFF);
    }
    Path image = Samples.write("png", white, directory.resolve("white.png"));
    int place = position.ordinal();
    for (ExportFormat format : List.of(ExportFormat.PNG, ExportFormat.MULTI_PAGE_TIFF)) {
      Path file =
          export(
              List.of(page(1, image, 0, "")),
              ExportOptions.of(format, "Doc")
                  .withWatermark(new Watermark("DRAFT", position, 30, 25)));
      BufferedImage marked = Samples.readWithJdk(file, 0);
      int[] darkened = new int[9];
      for (int i = 0; i < 360_000; i++) {
        if ((marked.getRGB(i % 600, i / 600) & 0xFF) < 250) {
          darkened[i / 600 / 200 * 3 + i % 600 / 200]++;
        }
      }
      assertThat(darkened[place]).isPositive();
      assertThat(java.util.Arrays.stream(darkened).sum()).isEqualTo(darkened[place]);
    }
  }

  @Test
  void export_redaction_coversThePixels() throws IOException {
    Path image = color("jpeg");
    PageMark redaction =
        new PageMark.Fill(List.of(new PageMark.Area(200, 100, 80, 80)), 0xFF000000, false);
    ExportPage page =
        new ExportPage(1, () -> Files.newInputStream(image), 90, "", List.of(redaction));
    for (ExportFormat format : List.of(ExportFormat.PNG, ExportFormat.JPEG)) {
      Path file = export(List.of(page), ExportOptions.of(format, "Doc"));
      BufferedImage shown = ImageIO.read(file.toFile());
      // 240,140 of the image stands at 200 - 140, 240 when turned by a quarter.
      assertThat(shown.getRGB(60, 240) & 0xFF).isLessThan(20);
      assertThat(shown.getRGB(150, 240) & 0xFF).isGreaterThan(0);
      assertThat(shown.getRGB(10, 240) & 0xFF).isGreaterThan(200);
    }
  }

  @Test
  void export_damagedImages_areReportedAndExportedAllTheSame() throws IOException {
    Path noise = Files.write(directory.resolve("noise"), new byte[] {1, 2, 3, 4, 5});
    Path bomb = Files.write(directory.resolve("bomb.png"), ImagePagesTest.hugePng());
    Path tiny = Files.write(directory.resolve("tiny.png"), ImagePagesTest.tinyPng(false));
    List<ExportPage> pages =
        List.of(
            page(1, noise, 0, ""),
            page(2, gray(), 0, ""),
            page(3, bomb, 0, ""),
            page(4, tiny, 90, "x"));
    for (ExportFormat format : ExportFormat.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      List<Integer> damaged =
          exporter.export(pages.iterator(), 4, ExportOptions.of(format, "Doc"), out);
      assertThat(damaged).contains(1, 3).doesNotContain(2);
      assertThat(out.size()).isPositive();
    }
  }

  @Test
  void export_nothing_isRefused() {
    assertThatExceptionOfType(MunimentException.class)
        .isThrownBy(
            () ->
                exporter.export(
                    List.<ExportPage>of().iterator(),
                    0,
                    ExportOptions.of(ExportFormat.PDF, "Doc"),
                    new ByteArrayOutputStream()))
        .extracting(MunimentException::code)
        .isEqualTo(ErrorCode.INVALID_REQUEST);
  }

  @Test
  void export_streamOfTheCaller_staysOpen() throws IOException {
    boolean[] closed = new boolean[1];
    var out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    exporter.export(
        mixture().iterator(), 5, ExportOptions.of(ExportFormat.SINGLE_PAGE_TIFF, "D"), out);
    assertThat(closed[0]).isFalse();
    assertThat(new ZipInputStream(new ByteArrayInputStream(out.toByteArray())).getNextEntry())
        .isNotNull();
  }

  @Test
  void options_wrong_areRefused() {
    refused(() -> ExportOptions.of(ExportFormat.JPEG, "D").withJpegQuality(101));
    refused(() -> ExportOptions.of(ExportFormat.JPEG, "D").withJpegQuality(-1));
    refused(() -> new ExportOptions(ExportFormat.PNG, 70, "D", "a/b", null));
    refused(() -> new ExportOptions(ExportFormat.PNG, 70, "D", "12345678901", null));
    refused(() -> new Watermark("  ", WatermarkPosition.DEAD_CENTER, 0, 50));
    refused(() -> new Watermark("x".repeat(101), WatermarkPosition.DEAD_CENTER, 0, 50));
    refused(() -> new Watermark("x", WatermarkPosition.DEAD_CENTER, 361, 50));
    refused(() -> new Watermark("x", WatermarkPosition.DEAD_CENTER, 0, 0));
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
    assertThatExceptionOfType(MunimentException.class)
        .isThrownBy(attempt)
        .extracting(MunimentException::code)
        .isEqualTo(ErrorCode.INVALID_REQUEST);
  }
}
