package org.muniment.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    assertThat(result).isEqualTo(new PagesResult(2, 0, null, null));
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
    assertThat(result).isEqualTo(new PagesResult(250, 0, null, null));
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
    assertThat(result).isEqualTo(new PagesResult(29, 0, null, null));
    assertThat(texts)
        .isEqualTo(IntStream.rangeClosed(1, 29).mapToObj(n -> "This is page " + n).toList());
    assertThat(files).doesNotHaveDuplicates().allSatisfy(file -> assertThat(file).doesNotExist());
  }

  @Test
  void render_pageThatEndsTheWorker_isLeftOutAlone() throws IOException {
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
            (number, image, text) -> {
              assertThat(image != null).as("image of page %s", number).isEqualTo(number != 4);
              return texts.add(text.strip());
            });
    assertThat(texts)
        .isEqualTo(
            IntStream.rangeClosed(1, 7).mapToObj(n -> n == 4 ? "" : "This is page " + n).toList());
    assertThat(result.damaged()).isEqualTo(1);
    assertThat(result.notice()).contains("memory");
  }

  @Test
  void render_sinkHasEnoughBeforeASlowPage_endsWithoutFault() throws IOException {
    PdfPages eager = new PdfPages(workers, Duration.ofSeconds(10), 2);
    PagesResult result =
        eager.render(
            slowSecondPage(), PageColor.BLACK_AND_WHITE, false, (number, image, text) -> false);
    assertThat(result).isEqualTo(new PagesResult(1, 0, null, null));
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
    assertThat(result).isEqualTo(new PagesResult(4, 0, null, null));
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
    assertThat(result.notice()).isNotNull();
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
      assertThat(result).isEqualTo(new PagesResult(1, 0, null, null));
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
  void render_slowPage_isLeftOutAndTheNextOnesFollow() throws IOException {
    Path pdf = slowSecondPage();
    PdfPages hasty = new PdfPages(workers, Duration.ofSeconds(8));
    List<Boolean> images = new ArrayList<>();
    PagesResult result =
        hasty.render(
            pdf,
            PageColor.BLACK_AND_WHITE,
            false,
            (number, image, text) -> images.add(image != null));
    assertThat(images).containsExactly(true, false, true);
    assertThat(result.pages()).isEqualTo(3);
    assertThat(result.damaged()).isEqualTo(1);
    assertThat(result.notice()).contains("8 seconds");
  }
}
