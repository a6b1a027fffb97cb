package org.muniment.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.text.Obstacle;
import org.muniment.worker.WorkerConfig;
import org.muniment.worker.WorkerPool;

class PdfPagesTest {
  @TempDir static Path work;
  private static WorkerPool workers;
  private static PdfPages pdfPages;

  @TempDir Path directory;

  @BeforeAll
  static void open() {
    workers = new WorkerPool(WorkerConfig.standard(FileWorker.class, work).withProcesses(1));
    pdfPages = new PdfPages(workers, Duration.ofSeconds(60));
  }

  @AfterAll
  static void close() {
    workers.close();
  }

  @Test
  void render_blackAndWhite_isFaxAt300Dpi() throws IOException {
    Path pdf = Samples.pdf(directory.resolve("a.pdf"), 2);
    List<String> texts = new ArrayList<>();
    PagesResult result =
        pdfPages.render(
            pdf,
            PageColor.BLACK_AND_WHITE,
            true,
            (number, image, text) -> {
              texts.add(text.strip());
              assertThat(image.mimeType()).isEqualTo("image/tiff");
              assertThat(image.width()).isEqualTo(2550);
              assertThat(image.height()).isEqualTo(3300);
              assertThat(image.xResolution()).isEqualTo(300);
              assertThat(image.depth()).isEqualTo(1);
              assertThat(image.size()).isEqualTo(Files.size(image.file())).isPositive();
              BufferedImage read = Samples.readWithJdk(image.file(), 0);
              assertThat(read.getWidth()).isEqualTo(2550);
              assertThat(read.getColorModel().getPixelSize()).isEqualTo(1);
              assertThat(Samples.isDark(read, 0.99, 0.99)).isFalse();
              return true;
            });
    assertThat(result).isEqualTo(new PagesResult(2, List.of(), null));
    assertThat(texts).containsExactly("This is page 1", "This is page 2");
  }

  @Test
  void render_color_hasTheResolutionAndTheColor() throws IOException {
    Path pdf = Samples.pdf(directory.resolve("a.pdf"), 1);
    for (PageColor color : List.of(PageColor.STANDARD_COLOR, PageColor.HIGH_QUALITY_COLOR)) {
      int dpi = color == PageColor.STANDARD_COLOR ? 150 : 300;
      pdfPages.render(
          pdf,
          color,
          false,
          (number, image, text) -> {
            assertThat(text).isEmpty();
            assertThat(image.xResolution()).isEqualTo(dpi);
            assertThat(image.depth()).isEqualTo(24);
            BufferedImage read = Samples.readWithJdk(image.file(), 0);
            assertThat(read.getWidth()).isEqualTo(dpi * 17 / 2);
            int rgb = read.getRGB(10, 10);
            assertThat(rgb >> 16 & 0xFF).isGreaterThan(200);
            assertThat(rgb & 0xFF).isLessThan(60);
            return true;
          });
    }
  }

  @Test
  void render_textOnly_hasNoImages() throws IOException {
    Path pdf = Samples.pdf(directory.resolve("a.pdf"), 250);
    List<Integer> numbers = new ArrayList<>();
    PagesResult result =
        pdfPages.render(
            pdf,
            null,
            true,
            (number, image, text) -> {
              assertThat(image).isNull();
              assertThat(text.strip()).isEqualTo("This is page " + number);
              numbers.add(number);
              return true;
            });
    assertThat(result).isEqualTo(new PagesResult(250, List.of(), null));
    assertThat(numbers).hasSize(250).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void render_sinkHasEnough_ends() throws IOException {
    Path pdf = Samples.pdf(directory.resolve("a.pdf"), 5);
    assertThat(pdfPages.render(pdf, null, true, (number, image, text) -> number < 2).pages())
        .isEqualTo(2);
  }

  @Test
  void render_manyAhead_keepsTheOrder() throws IOException {
    Path pdf = Samples.pdf(directory.resolve("a.pdf"), 30);
    PdfPages eager = new PdfPages(workers, Duration.ofSeconds(60), 4);
    List<String> texts = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    PagesResult result =
        eager.render(
            pdf,
            PageColor.STANDARD_COLOR,
            true,
            (number, image, text) -> {
              assertThat(image.file()).exists();
              files.add(image.file());
              texts.add(text.strip());
              return number < 29;
            });
    assertThat(result).isEqualTo(new PagesResult(29, List.of(), null));
    assertThat(texts)
        .isEqualTo(IntStream.rangeClosed(1, 29).mapToObj(n -> "This is page " + n).toList());
    assertThat(files).doesNotHaveDuplicates().allSatisfy(file -> assertThat(file).doesNotExist());
  }

  @Test
  void render_pageThatEndsTheWorker_endsItAllAndIsNamed() throws IOException {
    Path pdf = Samples.pdf(directory.resolve("a.pdf"), 7);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      PDStream content = new PDStream(document);
      try (var out = content.createOutputStream(COSName.FLATE_DECODE)) {
        // An array of numbers that does not fit into the worker's memory.
        out.write('[');
        byte[] numbers = "0 ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 100; i++) {
          out.write(numbers);
        }
        out.write("] 0 d".getBytes(StandardCharsets.US_ASCII));
      }
      document.getPage(3).setContents(content);
      document.save(directory.resolve("b.pdf").toFile());
    }
    PdfPages eager = new PdfPages(workers, Duration.ofMinutes(5), 3);
    List<String> texts = new ArrayList<>();
    PagesResult result =
        eager.render(
            directory.resolve("b.pdf"),
            PageColor.BLACK_AND_WHITE,
            true,
            (number, image, text) -> texts.add(text.strip()));
    assertThat(texts).containsExactly("This is page 1", "This is page 2", "This is page 3");
    assertThat(result.obstacle()).isEqualTo(Obstacle.LIMIT);
    assertThat(result.notices()).hasSize(1);
    assertThat(result.notices().get(0).page()).isEqualTo(4);
    assertThat(result.notices().get(0).reason()).contains("memory");
  }

  @Test
  void render_sinkHasEnoughBeforeASlowPage_endsWithoutFault() throws IOException {
    PdfPages eager = new PdfPages(workers, Duration.ofSeconds(10), 2);
    PagesResult result =
        eager.render(
            slowSecondPage(), PageColor.BLACK_AND_WHITE, false, (number, image, text) -> false);
    assertThat(result).isEqualTo(new PagesResult(1, List.of(), null));
  }

  @Test
  void render_hugePagesAhead_shareTheMemoryOfOneWorker() throws IOException {
    Path pdf = directory.resolve("a.pdf");
    try (PDDocument document = new PDDocument()) {
      for (int number = 1; number <= 4; number++) {
        document.addPage(new PDPage(new PDRectangle(14_400, 14_400)));
      }
      document.save(pdf.toFile());
    }
    PdfPages eager = new PdfPages(workers, Duration.ofSeconds(60), 4);
    assertThat(eager.render(pdf, null, true, (number, image, text) -> true).pages()).isEqualTo(4);
    Set<Long> before = children();
    PagesResult result =
        eager.render(
            pdf, PageColor.HIGH_QUALITY_COLOR, false, (number, image, text) -> image != null);
    assertThat(result).isEqualTo(new PagesResult(4, List.of(), null));
    assertThat(children()).as("workers").isEqualTo(before).isNotEmpty();
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  @Test
  void render_noPdf_hasNoPages() throws IOException {
    Path file = Files.writeString(directory.resolve("a.pdf"), "arbitrary text");
    PagesResult result =
        pdfPages.render(file, PageColor.BLACK_AND_WHITE, true, (number, image, text) -> true);
    assertThat(result.pages()).isZero();
    assertThat(result.obstacle()).isNull();
    assertThat(result.notices()).hasSize(1);
    assertThat(result.notices().get(0).reason()).contains("cannot be read as a PDF file");
    Path empty = Files.createFile(directory.resolve("empty.pdf"));
    assertThat(pdfPages.render(empty, null, true, (n, image, text) -> true).pages()).isZero();
  }

  @Test
  void render_hugePage_getsALowerResolution() throws IOException {
    Path pdf = directory.resolve("a.pdf");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(new PDRectangle(14_400, 14_400)));
      document.save(pdf.toFile());
    }
    for (PageColor color : PageColor.values()) {
      PagesResult result =
          pdfPages.render(
              pdf,
              color,
              false,
              (number, image, text) -> {
                assertThat(image.width()).isBetween(1000, 9000);
                assertThat((double) image.width() / image.xResolution()).isBetween(199.0, 201.0);
                return true;
              });
      assertThat(result).isEqualTo(new PagesResult(1, List.of(), null));
    }
  }

  private Path slowSecondPage() throws IOException {
    Path pdf = directory.resolve("a.pdf");
    try (PDDocument document = new PDDocument()) {
      for (int number = 1; number <= 3; number++) {
        PDPage page = new PDPage();
        document.addPage(page);
        if (number == 2) {
          PDStream content = new PDStream(document);
          try (var out = content.createOutputStream(COSName.FLATE_DECODE)) {
            byte[] strokes = "0 0 m 600 700 l 3 w S 0 0 600 800 re f\n".repeat(10_000).getBytes();
            for (int i = 0; i < 500; i++) {
              out.write(strokes);
            }
          }
          page.setContents(content);
        }
      }
      document.save(pdf.toFile());
    }
    return pdf;
  }

  @Test
  void render_slowPage_endsItAllAndIsNamed() throws IOException {
    Path pdf = slowSecondPage();
    PdfPages hasty = new PdfPages(workers, Duration.ofSeconds(8));
    List<Boolean> images = new ArrayList<>();
    PagesResult result =
        hasty.render(
            pdf,
            PageColor.BLACK_AND_WHITE,
            false,
            (number, image, text) -> images.add(image != null));
    assertThat(images).containsExactly(true);
    assertThat(result)
        .isEqualTo(
            new PagesResult(
                1,
                List.of(new PageNotice(2, "The content took longer than 8 seconds.")),
                Obstacle.LIMIT));
  }

  private PagesResult render(Path pdf) throws IOException {
    return pdfPages.render(pdf, PageColor.BLACK_AND_WHITE, true, (number, image, text) -> true);
  }

  @Test
  void render_pageWithAContentThatCannotBeDecoded_lacksImageAndText() throws IOException {
    Path pdf = Samples.pdf(directory.resolve("a.pdf"), 3);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      PDStream content = new PDStream(document);
      try (var out = content.createOutputStream()) {
        out.write("0 0 10 10 re f".getBytes(StandardCharsets.US_ASCII));
      }
      content.getCOSObject().setItem(COSName.FILTER, COSName.getPDFName("Unheard"));
      document.getPage(1).setContents(content);
      document.save(directory.resolve("b.pdf").toFile());
    }
    assertThat(render(directory.resolve("b.pdf")))
        .isEqualTo(
            new PagesResult(
                3,
                List.of(new PageNotice(2, "What is on the page cannot be read to its end.")),
                null));
  }

  @Test
  void render_pageWhoseContentIsCutOff_isTold() throws IOException {
    Path pdf = Samples.pdf(directory.resolve("a.pdf"), 3);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      COSStream content =
          (COSStream) document.getPage(2).getCOSObject().getDictionaryObject("Contents");
      byte[] deflated;
      try (InputStream raw = content.createRawInputStream()) {
        deflated = raw.readAllBytes();
      }
      try (OutputStream raw = content.createRawOutputStream()) {
        raw.write(deflated, 0, deflated.length / 2);
      }
      document.save(directory.resolve("b.pdf").toFile());
    }
    assertThat(render(directory.resolve("b.pdf")))
        .isEqualTo(
            new PagesResult(
                3,
                List.of(new PageNotice(3, "What is on the page cannot be read to its end.")),
                null));
  }

  @Test
  void render_pageWithAPictureThatCannotBeDecoded_isTold() throws IOException {
    Path pdf = Samples.pdf(directory.resolve("a.pdf"), 2);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      PDImageXObject picture =
          new PDImageXObject(
              document,
              new ByteArrayInputStream(new byte[] {1, 2, 3}),
              COSName.JPX_DECODE,
              10,
              10,
              8,
              PDDeviceRGB.INSTANCE);
      try (PDPageContentStream content =
          new PDPageContentStream(
              document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
        content.drawImage(picture, 100, 100, 50, 50);
      }
      document.save(directory.resolve("b.pdf").toFile());
    }
    PagesResult result = render(directory.resolve("b.pdf"));
    assertThat(result.pages()).isEqualTo(2);
    assertThat(result.notices()).hasSize(1);
    assertThat(result.notices().get(0).page()).isEqualTo(1);
    assertThat(result.notices().get(0).reason())
        .startsWith("Something on the page cannot be rendered: ");
  }

  private PagesResult renderWithCount(int count) throws IOException {
    Path pdf = Samples.pdf(directory.resolve("a.pdf"), 3);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      document.getPages().getCOSObject().setInt(COSName.COUNT, count);
      document.save(directory.resolve("b.pdf").toFile());
    }
    return render(directory.resolve("b.pdf"));
  }

  @Test
  void render_fileThatSaysItHasMorePages_isTold() throws IOException {
    assertThat(renderWithCount(5))
        .isEqualTo(
            new PagesResult(
                5,
                List.of(
                    new PageNotice(4, "The page cannot be found in the file."),
                    new PageNotice(5, "The page cannot be found in the file.")),
                null));
    PagesResult many = renderWithCount(90_000);
    assertThat(many.pages()).isEqualTo(103);
    assertThat(many.obstacle()).isNull();
    assertThat(many.notices())
        .contains(
            PageNotice.ofFile(
                "The file says that it has 90000 pages; those from page 104 on cannot be found."));
    assertThat(renderWithCount(100_001))
        .isEqualTo(
            new PagesResult(
                0,
                List.of(PageNotice.ofFile("The file has more than 100000 pages.")),
                Obstacle.LIMIT));
  }

  @Test
  void render_fileThatIsCutOff_isTold() throws IOException {
    byte[] whole = Files.readAllBytes(Samples.pdf(directory.resolve("a.pdf"), 20));
    for (int tenths = 3; tenths < 10; tenths++) {
      Path cut =
          Files.write(
              directory.resolve("cut.pdf"), Arrays.copyOf(whole, whole.length * tenths / 10));
      PagesResult result = render(cut);
      assertThat(result.obstacle()).isNull();
      assertThat(result.notices()).as("%s tenths: %s", tenths, result).isNotEmpty();
    }
  }

  @Test
  void text_overTheLimit_isCutAndSaysSo() throws IOException {
    Path pdf = Samples.pdf(directory.resolve("a.pdf"), 1);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      PdfPageText.Found cut = new PdfPageText(document, 4).of(document.getPage(0));
      assertThat(cut).isEqualTo(new PdfPageText.Found("This", true, true));
      PdfPageText.Found all = new PdfPageText(document, 100).of(document.getPage(0));
      assertThat(all.text().strip()).isEqualTo("This is page 1");
      assertThat(all.tooLong()).isFalse();
    }
  }
}
