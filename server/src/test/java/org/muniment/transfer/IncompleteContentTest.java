package org.muniment.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.blob.StagedBlob;
import org.muniment.document.ChangedDocument;
import org.muniment.document.DocumentFixture;
import org.muniment.document.FileTools;
import org.muniment.document.MadePages;
import org.muniment.document.PageMaker;
import org.muniment.document.PageService;
import org.muniment.entry.Entry;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.image.ImagePages;
import org.muniment.image.PageColor;
import org.muniment.image.PageExporter;
import org.muniment.image.PageNotice;
import org.muniment.image.PdfPages;
import org.muniment.image.TesseractOcr;
import org.muniment.text.ExtractionLimits;
import org.muniment.text.TextExtractor;
import org.muniment.worker.WorkerConfig;
import org.muniment.worker.WorkerPool;

/** Contents of which not everything that is wanted can be made: what is told, kept and refused. */
class IncompleteContentTest {
  private static final String CUT = "Page 2: What is on the page cannot be read to its end.";
  private static final String NOT_RECOGNISED =
      "Text recognition needs Tesseract, which is not installed.";

  @TempDir static Path directory;
  private static DocumentFixture on;

  @BeforeAll
  static void open() {
    on = new DocumentFixture(directory);
  }

  @AfterAll
  static void close() {
    on.close();
  }

  private static IncomingContent making(
      String name, byte[] content, boolean images, boolean text, boolean keep) {
    return new IncomingContent(
        on.file(name, content),
        List.of(),
        false,
        new IncomingContent.PageMaking(images, text, PageColor.BLACK_AND_WHITE, keep),
        true);
  }

  /** That a call is refused and leaves nothing behind. */
  private static void refused(ErrorCode code, String reason, ThrowingCallable call) {
    long before = on.count("entry");
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.text()).contains(reason);
            });
    assertThat(on.count("entry")).isEqualTo(before);
  }

  @Test
  void damagedPage_isToldOf_andTheFileIsKept() throws IOException {
    byte[] pdf = DocumentFixture.damagedPdf(3, 2);
    ChangedDocument kept = on.changed(making("a.pdf", pdf, true, false, true));
    assertThat(kept.warnings()).containsExactly(CUT);
    assertThat(kept.entry().document().pageCount()).isEqualTo(3);
    ChangedDocument notWanted = on.changed(making("a.pdf", pdf, true, false, false));
    assertThat(notWanted.warnings())
        .containsExactly(CUT, "The file is kept, since its pages do not have all that is in it.");
    assertThat(notWanted.entry().electronicDocument().ref().size()).isEqualTo(pdf.length);
    assertThat(on.changed(making("a.pdf", pdf, false, false, true)).warnings()).isEmpty();
    ChangedDocument updated =
        on.imports.updateDocument(
            on.ann, kept.entry().id(), making("b.pdf", pdf, true, false, true), NewMetadata.NONE);
    assertThat(updated.warnings()).containsExactly(CUT);
  }

  @Test
  void wholeFile_hasNoWarnings() throws IOException {
    ChangedDocument made = on.changed(making("a.pdf", DocumentFixture.pdf(2), true, true, false));
    assertThat(made.warnings()).isEmpty();
    assertThat(made.entry().electronicDocument()).isNull();
  }

  @Test
  void fileThatIsCutOff_isToldOf() throws IOException {
    byte[] pdf = DocumentFixture.pdf(30);
    byte[] cut = Arrays.copyOf(pdf, pdf.length / 2);
    assertThat(on.changed(making("a.pdf", cut, true, true, true)).warnings()).isNotEmpty();
    assertThat(
            on.changed(making("a.pdf", DocumentFixture.text("no pdf"), true, false, true))
                .warnings())
        .hasSize(1)
        .allSatisfy(text -> assertThat(text).startsWith("The file cannot be read as a PDF file"));
  }

  @Test
  void pdfOverALimit_isRefused() throws IOException {
    byte[] pdf = DocumentFixture.endlessPdf();
    String reason = "The file has more than 100000 pages.";
    refused(
        ErrorCode.INVALID_REQUEST,
        reason,
        () -> on.changed(making("a.pdf", pdf, true, true, true)));
    Entry without = on.imported(making("a.pdf", pdf, false, false, true));
    assertThat(without.electronicDocument().ref().size()).isEqualTo(pdf.length);
    refused(ErrorCode.INVALID_REQUEST, reason, () -> on.pages.generateText(on.ann, without.id()));
    refused(
        ErrorCode.INVALID_REQUEST,
        reason,
        () ->
            on.imports.updateDocument(
                on.ann, without.id(), making("b.pdf", pdf, true, false, true), NewMetadata.NONE));
    assertThat(on.entries.get(on.ann, without.id()).document().pageCount()).isZero();
  }

  @Test
  void pageThatIsTooSlow_isRefusedAndNamed() throws IOException {
    PageMaker maker =
        new PageMaker(
            tools(
                on.workers,
                Duration.ofSeconds(8),
                new TesseractOcr(on.workers, null, "eng", Duration.ZERO, 1)));
    try (StagedBlob file = on.stage(DocumentFixture.slowPdf(3, 2))) {
      file.commit();
      refused(
          ErrorCode.INVALID_REQUEST,
          "Page 2: The content took longer than 8 seconds.",
          () -> maker.ofPdf(file.ref(), PageColor.BLACK_AND_WHITE, true, () -> false));
    }
  }

  @Test
  void encryptedOfficeFile_isRefusedWhereItsTextIsWanted() throws IOException {
    byte[] workbook = DocumentFixture.encryptedWorkbook("secret");
    String reason = "The document is encrypted, and opens with a password only.";
    for (boolean images : new boolean[] {true, false}) {
      refused(
          ErrorCode.INVALID_REQUEST,
          reason,
          () -> on.changed(making("a.xlsx", workbook, images, true, true)));
    }
    Entry kept = on.imported(IncomingContent.of(on.file("a.xlsx", workbook)));
    refused(ErrorCode.INVALID_REQUEST, reason, () -> on.pages.generateText(on.ann, kept.id()));
    assertThat(on.entries.get(on.ann, kept.id()).document().pageCount()).isZero();
    ExportOrder text =
        new ExportOrder(ExportOrder.Part.Text, null, ExportOrder.ImageOptions.USUAL, "X", 0);
    refused(ErrorCode.INVALID_REQUEST, reason, () -> on.exports.export(on.ann, kept.id(), text));
    on.readTexts();
    assertThat(on.textNotice(kept)).isEqualTo(reason);
    refused(ErrorCode.INVALID_REQUEST, reason, () -> on.exports.export(on.ann, kept.id(), text));
  }

  @Test
  void encryptedPdf_isRefusedWhereItsTextIsWanted() throws IOException {
    Entry kept =
        on.imported(IncomingContent.of(on.file("a.pdf", DocumentFixture.encryptedPdf("secret"))));
    refused(
        ErrorCode.INVALID_REQUEST,
        "The file needs a password.",
        () -> on.pages.generateText(on.ann, kept.id()));
  }

  @Test
  void fileWithoutText_isToldOf() throws IOException {
    byte[] noise = {1, 2, 3, 0, 5};
    ChangedDocument made = on.changed(making("a.bin", noise, false, true, true));
    assertThat(made.warnings()).containsExactly("No text was found in the file.");
    assertThat(on.pages.generateText(on.ann, made.entry().id()).warnings())
        .containsExactly("No text was found in the file.");
    ChangedDocument alone = on.changed(making("b.bin", noise, false, true, false));
    assertThat(alone.entry().electronicDocument()).isNotNull();
  }

  @Test
  void imagesOfOtherFiles_areToldOf() throws IOException {
    ChangedDocument made =
        on.changed(making("a.html", DocumentFixture.text("<p>Ground rents</p>"), true, true, true));
    assertThat(made.warnings())
        .containsExactly("Images of pages are made of PDF and image files only.");
    assertThat(on.texts(made.entry().id()).get(0)).contains("Ground rents");
    ChangedDocument alone =
        on.changed(
            making("b.html", DocumentFixture.text("<p>Ground rents</p>"), true, true, false));
    assertThat(alone.entry().electronicDocument()).isNotNull();
  }

  @Test
  void imageFilesThatCannotBeRead_arePagesAndToldOf() throws IOException {
    Entry entry = on.imported(IncomingContent.of(null));
    try (StagedBlob good = on.stage(DocumentFixture.png(9));
        StagedBlob bad = on.stage(DocumentFixture.text("no image"))) {
      ChangedDocument made =
          on.pages.create(
              on.ann,
              entry.id(),
              null,
              new PageService.Incoming(List.of(good, bad), List.of(), false));
      assertThat(made.warnings())
          .containsExactly("Image 2: The image cannot be read, and stays as it came.");
      assertThat(made.entry().document().pageCount()).isEqualTo(2);
      ChangedDocument replaced =
          on.pages.replace(
              on.ann, entry.id(), new PageService.Incoming(List.of(good), List.of(), true));
      assertThat(replaced.warnings()).containsExactly("Image 1: " + NOT_RECOGNISED);
      ChangedDocument written = on.pages.write(on.ann, entry.id(), 1, bad, null, false);
      assertThat(written.warnings())
          .containsExactly("Image 1: The image cannot be read, and stays as it came.");
      ChangedDocument read = on.pages.generateText(on.ann, entry.id());
      assertThat(read.warnings()).containsExactly("Page 1: " + NOT_RECOGNISED);
    }
  }

  @Test
  void exportOfPagesThatCannotBeRead_isToldOf() throws IOException {
    Entry entry = on.imported(making("a.png", DocumentFixture.png(9), true, false, true));
    ExportOrder order =
        new ExportOrder(ExportOrder.Part.Image, null, ExportOrder.ImageOptions.USUAL, "X", 0);
    assertThat(on.exports.export(on.ann, entry.id(), order).warnings()).isEmpty();
    try (StagedBlob bad = on.stage(DocumentFixture.text("no image"))) {
      on.pages.create(
          on.ann, entry.id(), null, new PageService.Incoming(List.of(bad), List.of(), false));
    }
    assertThat(on.exports.export(on.ann, entry.id(), order).warnings())
        .containsExactly("Page 2: The image cannot be read, or not to its end.");
  }

  @Test
  void exportOfATextThatIsNotAllThereIs_isToldOf() {
    byte[] half =
        DocumentFixture.text("<?xml version=\"1.0\"?><a><b>Ground rents</b><b>and no end");
    Entry entry = on.imported(IncomingContent.of(on.file("a.xml", half)));
    ExportOrder order =
        new ExportOrder(ExportOrder.Part.Text, null, ExportOrder.ImageOptions.USUAL, "X", 0);
    assertThat(on.exports.export(on.ann, entry.id(), order).warnings())
        .hasSize(1)
        .allSatisfy(text -> assertThat(text).startsWith("The content cannot be read to its end"));
  }

  private static FileTools tools(WorkerPool workers, Duration time, TesseractOcr ocr) {
    return new FileTools(
        on.store,
        workers,
        new ImagePages(workers, time),
        new PdfPages(workers, time),
        new TextExtractor(workers, ExtractionLimits.STANDARD),
        ocr,
        new PageExporter(workers, time),
        on.tools.mimeTypes());
  }

  @Test
  void recognitionThatIsTooSlow_isToldOf() throws IOException {
    Path program =
        Files.setPosixFilePermissions(
            Files.writeString(directory.resolve("tesseract"), "#!/bin/sh\nexec sleep 60\n"),
            PosixFilePermissions.fromString("rwx------"));
    // The worker is warm before the time matters.
    on.imported(making("a.png", DocumentFixture.png(9), true, false, true));
    TesseractOcr slow = new TesseractOcr(on.workers, program, "eng", Duration.ofSeconds(3), 1);
    PageMaker maker = new PageMaker(tools(on.workers, Duration.ofSeconds(60), slow));
    try (StagedBlob image = on.stage(DocumentFixture.png(9))) {
      MadePages made = maker.recognise(maker.ofImages(List.of(image)), () -> false);
      assertThat(made.notices())
          .containsExactly(
              PageNotice.ofRecognition(1, "Text recognition took longer than 3 seconds."));
    }
  }

  @Test
  void nobodyFreeToLook_isUnavailable() throws IOException {
    try (WorkerPool none =
            new WorkerPool(
                WorkerConfig.standard(
                        org.muniment.image.FileWorker.class, directory.resolve("none"))
                    .withProcesses(0)
                    .withPatience(Duration.ofMillis(1)));
        StagedBlob file = on.stage(DocumentFixture.png(9))) {
      PageMaker maker =
          new PageMaker(
              tools(
                  none,
                  Duration.ofSeconds(60),
                  new TesseractOcr(none, null, "eng", Duration.ZERO, 1)));
      file.commit();
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> maker.ofImages(List.of(file)),
              () -> maker.ofPdf(file.ref(), null, true, () -> false),
              () -> maker.ofDocumentText(file.ref(), "a.docx"))) {
        refused(ErrorCode.UNAVAILABLE, "No process was free", call);
      }
    }
  }
}
