package org.muniment.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.blob.StagedBlob;
import org.muniment.document.DocumentFixture;
import org.muniment.entry.Entry;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.image.PageColor;

class ImportServiceTest {
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

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private static IncomingContent making(
      IncomingContent.File file, boolean images, boolean text, boolean keep) {
    return new IncomingContent(
        file,
        List.of(),
        false,
        new IncomingContent.PageMaking(images, text, PageColor.BLACK_AND_WHITE, keep),
        true);
  }

  private static void hasOnlyPages(Entry entry, int count) {
    assertThat(entry.electronicDocument()).isNull();
    assertThat(entry.document().pageCount()).isEqualTo(count);
  }

  @Test
  void pageTypes_becomePages() throws IOException {
    hasOnlyPages(on.imported(IncomingContent.of(on.file("a.TIFF", DocumentFixture.tiff(4)))), 4);
    hasOnlyPages(on.imported(IncomingContent.of(on.file("a.png", DocumentFixture.png(9)))), 1);
    Entry text =
        on.imported(
            IncomingContent.of(on.file("a.txt", DocumentFixture.text("line\n".repeat(118)))));
    hasOnlyPages(text, 2);
    assertThat(on.texts(text.id()).get(0)).isEqualTo("line\n".repeat(60));
  }

  @Test
  void pageTypes_asElectronicDocument_stayFiles() throws IOException {
    byte[] tiff = DocumentFixture.tiff(2);
    Entry entry =
        on.imported(
            new IncomingContent(
                on.file("a.tif", tiff), List.of(), true, IncomingContent.PageMaking.NONE, true));
    assertThat(entry.document().pageCount()).isZero();
    assertThat(entry.electronicDocument().mimeType()).isEqualTo("image/tiff");
    assertThat(entry.electronicDocument().ref().size()).isEqualTo(tiff.length);
  }

  @Test
  void emptyFile_makesAnEmptyDocument() {
    hasOnlyPages(on.imported(IncomingContent.of(on.file("a.pdf", new byte[0]))), 0);
    hasOnlyPages(on.imported(IncomingContent.of(null)), 0);
  }

  @Test
  void pdf_pagesAndText() throws IOException {
    Entry entry = on.imported(making(on.file("a.pdf", DocumentFixture.pdf(2)), true, true, true));
    assertThat(entry.document().pageCount()).isEqualTo(2);
    assertThat(entry.electronicDocument().mimeType()).isEqualTo("application/pdf");
    assertThat(on.texts(entry.id())).extracting(String::strip).contains("This is page 2");
    assertThat(on.image(entry.id(), 1).depth()).isEqualTo(1);
  }

  @Test
  void pdf_notKept_leavesThePages() throws IOException {
    hasOnlyPages(
        on.imported(making(on.file("a.pdf", DocumentFixture.pdf(3)), true, false, false)), 3);
  }

  @Test
  void pdf_thatNeedsAPassword_isRefusedWhenPagesOrTextAreWanted() throws IOException {
    byte[] pdf = DocumentFixture.encryptedPdf("secret");
    long before = on.count("entry");
    for (boolean images : new boolean[] {true, false}) {
      for (boolean keep : new boolean[] {true, false}) {
        assertThatThrownBy(() -> on.imported(making(on.file("a.pdf", pdf), images, !images, keep)))
            .isInstanceOf(MunimentException.class)
            .hasMessageContaining("The file needs a password.")
            .extracting(failure -> ((MunimentException) failure).code())
            .isEqualTo(ErrorCode.INVALID_REQUEST);
      }
    }
    assertThat(on.count("entry")).isEqualTo(before);
    Entry kept = on.imported(IncomingContent.of(on.file("a.pdf", pdf)));
    assertThat(kept.electronicDocument().ref().size()).isEqualTo(pdf.length);
  }

  @Test
  void pdf_thatIsDamaged_isKeptWhateverIsAsked() {
    byte[] pdf = DocumentFixture.text("%PDF-1.7 and no more");
    Entry entry = on.imported(making(on.file("a.pdf", pdf), true, true, false));
    assertThat(entry.document().pageCount()).isZero();
    assertThat(entry.electronicDocument().ref().size()).isEqualTo(pdf.length);
  }

  @Test
  void fileThatIsNoPdf_isKeptWhateverIsAsked() {
    Entry entry =
        on.imported(making(on.file("a.pdf", DocumentFixture.text("no pdf")), true, true, false));
    assertThat(entry.document().pageCount()).isZero();
    assertThat(entry.electronicDocument().extension()).isEqualTo("pdf");
  }

  @Test
  void imagesBesideAFile_becomePages_butNotBesidePages() throws IOException {
    try (StagedBlob image = on.stage(DocumentFixture.png(12))) {
      Entry entry =
          on.imported(
              new IncomingContent(
                  on.file("a.dat", DocumentFixture.text("x")),
                  List.of(image),
                  false,
                  IncomingContent.PageMaking.NONE,
                  true));
      assertThat(entry.document().pageCount()).isEqualTo(1);
      assertThat(entry.electronicDocument()).isNotNull();
      IncomingContent both =
          new IncomingContent(
              on.file("a.png", DocumentFixture.png(9)),
              List.of(image),
              false,
              IncomingContent.PageMaking.NONE,
              true);
      refused(ErrorCode.INVALID_REQUEST, () -> on.imported(both));
    }
  }

  @Test
  void update_replacesTheFileAndAddsPages() throws IOException {
    Entry entry = on.imported(IncomingContent.of(on.file("a.dat", DocumentFixture.text("x"))));
    IncomingContent tiff = IncomingContent.of(on.file("b.tif", DocumentFixture.tiff(2)));
    on.imports.updateDocument(on.ann, entry.id(), tiff, NewMetadata.NONE);
    Entry changed =
        on.imports
            .updateDocument(
                on.ann,
                entry.id(),
                IncomingContent.of(on.file("c.docx", DocumentFixture.text("y"))),
                NewMetadata.NONE)
            .entry();
    assertThat(changed.electronicDocument().extension()).isEqualTo("docx");
    assertThat(changed.document().pageCount()).isEqualTo(2);
    refused(
        ErrorCode.INVALID_REQUEST,
        () ->
            on.imports.updateDocument(
                on.ann, entry.id(), IncomingContent.of(null), NewMetadata.NONE));
    refused(
        ErrorCode.INVALID_REQUEST,
        () ->
            on.imports.updateDocument(
                on.ann,
                entry.id(),
                IncomingContent.of(on.file("c.pdf", new byte[0])),
                NewMetadata.NONE));
    refused(
        ErrorCode.WRONG_ENTRY_TYPE,
        () -> on.imports.updateDocument(on.ann, Entry.ROOT, tiff, NewMetadata.NONE));
  }
}
