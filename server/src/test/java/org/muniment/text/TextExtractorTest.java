package org.muniment.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.document.DocumentFixture;
import org.muniment.image.FileWorker;
import org.muniment.worker.WorkerConfig;
import org.muniment.worker.WorkerPool;

class TextExtractorTest {
  @TempDir static Path work;
  private static WorkerPool workers;
  private static TextExtractor extractor;

  @TempDir Path directory;

  @BeforeAll
  static void open() {
    workers = new WorkerPool(WorkerConfig.standard(FileWorker.class, work).withProcesses(1));
    extractor = new TextExtractor(workers, ExtractionLimits.STANDARD);
  }

  @AfterAll
  static void close() {
    workers.close();
  }

  @Test
  void extract_pdf() throws IOException {
    Path file = directory.resolve("a.pdf");
    try (PDDocument document = pdf("Ground rents 1887")) {
      document.save(file.toFile());
    }
    ExtractedText text = extractor.extract(file, "a.pdf");
    assertThat(text.text()).contains("Ground rents 1887");
    assertThat(text.mimeType()).isEqualTo("application/pdf");
    assertThat(text.complete()).isTrue();
    assertThat(text.notice()).isNull();
  }

  @Test
  void extract_wrongExtension_goesByContent() throws IOException {
    Path file = directory.resolve("a.docx");
    try (PDDocument document = pdf("Really a PDF")) {
      document.save(file.toFile());
    }
    assertThat(extractor.extract(file, "a.docx").text()).contains("Really a PDF");
  }

  @Test
  void extract_pdfWithPassword_saysSo() throws IOException {
    Path file = directory.resolve("a.pdf");
    try (PDDocument document = pdf("secret")) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(file.toFile());
    }
    ExtractedText text = extractor.extract(file, "a.pdf");
    assertThat(text.text()).isBlank();
    assertThat(text.notice()).contains("encrypted");
    assertThat(text.obstacle()).isEqualTo(Obstacle.PASSWORD);
  }

  @Test
  void extract_officeWithPassword_saysSo() throws IOException {
    byte[] workbook = DocumentFixture.encryptedWorkbook("secret");
    ExtractedText text = extract(workbook, "a.xlsx");
    assertThat(text.text()).isBlank();
    assertThat(text.notice()).contains("encrypted").contains("password");
    assertThat(text.obstacle()).isEqualTo(Obstacle.PASSWORD);
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    Path old = directory.resolve("a.xls");
    try {
      sheet(new HSSFWorkbook(), old);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    assertThat(extractor.extract(old, "a.xls").obstacle()).isEqualTo(Obstacle.PASSWORD);
  }

  @Test
  void extract_mailWithAnEncryptedAttachment_saysSo() throws IOException {
    String mail =
        """
        From: a@example.org
        Subject: The ledger
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: text/plain; charset=utf-8

        See the attachment.
        --b
        Content-Type: application/octet-stream
        Content-Disposition: attachment; filename="a.xlsx"
        Content-Transfer-Encoding: base64

        %s
        --b--
        """
            .formatted(
                Base64.getMimeEncoder()
                    .encodeToString(DocumentFixture.encryptedWorkbook("secret")));
    ExtractedText text = extract(mail.getBytes(StandardCharsets.UTF_8), "a.eml");
    assertThat(text.text()).contains("See the attachment.");
    assertThat(text.notice()).startsWith("An attachment is encrypted");
    assertThat(text.obstacle()).isNull();
  }

  @Test
  void extract_pdfWithEmptyPassword_isRead() throws IOException {
    Path file = directory.resolve("a.pdf");
    try (PDDocument document = pdf("for all eyes")) {
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", "", new AccessPermission());
      policy.setEncryptionKeyLength(256);
      document.protect(policy);
      document.save(file.toFile());
    }
    assertThat(extractor.extract(file, "a.pdf").text()).contains("for all eyes");
  }

  @Test
  void extract_office() throws IOException {
    Path docx = directory.resolve("a.docx");
    try (XWPFDocument document = new XWPFDocument();
        OutputStream out = Files.newOutputStream(docx)) {
      document.createParagraph().createRun().setText("Minutes of the vestry");
      document.createTable(1, 1).getRow(0).getCell(0).setText("In a cell");
      document.write(out);
    }
    assertThat(extractor.extract(docx, null).text())
        .contains("Minutes of the vestry")
        .contains("In a cell");

    Path xlsx = directory.resolve("a.xlsx");
    sheet(new XSSFWorkbook(), xlsx);
    assertThat(extractor.extract(xlsx, null).text()).contains("Ledger").contains("42");
    Path xls = directory.resolve("a.xls");
    sheet(new HSSFWorkbook(), xls);
    assertThat(extractor.extract(xls, null).text()).contains("Ledger").contains("42");

    Path pptx = directory.resolve("a.pptx");
    try (XMLSlideShow show = new XMLSlideShow();
        OutputStream out = Files.newOutputStream(pptx)) {
      show.createSlide().createTextBox().setText("First slide");
      show.write(out);
    }
    assertThat(extractor.extract(pptx, null).text()).contains("First slide");
  }

  private static void sheet(Workbook workbook, Path file) throws IOException {
    try (workbook;
        OutputStream out = Files.newOutputStream(file)) {
      var row = workbook.createSheet("Ledger").createRow(0);
      row.createCell(0).setCellValue("Ledger");
      row.createCell(1).setCellValue(42);
      workbook.write(out);
    }
  }

  @Test
  void extract_openDocument() throws IOException {
    Path file = directory.resolve("a.odt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, "mimetype", "application/vnd.oasis.opendocument.text");
      entry(
          zip,
          "content.xml",
          """
          <office:document-content
            xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
          <office:body><office:text><text:p>Open words</text:p></office:text></office:body>
          </office:document-content>
          """);
    }
    assertThat(extractor.extract(file, "a.odt").text()).contains("Open words");
  }

  @Test
  void extract_epub() throws IOException {
    Path file = directory.resolve("a.epub");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, "mimetype", "application/epub+zip");
      entry(
          zip,
          "META-INF/container.xml",
          """
          <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
          <rootfiles><rootfile full-path="c.opf" media-type="application/oebps-package+xml"/>
          </rootfiles></container>
          """);
      entry(
          zip,
          "c.opf",
          """
          <package xmlns="http://www.idpf.org/2007/opf" version="2.0"><manifest>
          <item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
          <spine><itemref idref="one"/></spine></package>
          """);
      entry(
          zip,
          "one.xhtml",
          "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Chapter one</p></body></html>");
    }
    assertThat(extractor.extract(file, "a.epub").text()).contains("Chapter one");
  }

  @Test
  void extract_mailWithAttachment() throws IOException {
    String mail =
        """
        From: a@example.org
        To: b@example.org
        Subject: The lease
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: text/plain; charset=utf-8

        See the attachment.
        --b
        Content-Type: text/html; charset=utf-8
        Content-Disposition: attachment; filename="x.html"

        <html><body>Attached words</body></html>
        --b--
        """;
    assertThat(extract(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), "a.eml").text())
        .startsWith("The lease\nFrom: a@example.org\nTo: b@example.org\n")
        .contains("See the attachment.")
        .contains("Attached words");
    assertThat(text("From: a@example.org\r\nSubject: Only this\r\n\r\n", "a.eml"))
        .contains("Only this");
  }

  @Test
  void extract_smallFormats() throws IOException {
    assertThat(text("{\\rtf1\\ansi Rich \\'e4 text\\par}", "a.rtf")).contains("Rich ä text");
    assertThat(text("<html><script>no</script><p>Web <b>page</b></p></html>", "a.html"))
        .contains("Web page")
        .doesNotContain("no");
    assertThat(text("<?xml version=\"1.0\"?><a><b>Marked up</b></a>", "a.xml"))
        .contains("Marked up");
    assertThat(text("just text", "a.txt")).contains("just text");
    byte[] latin = "Où êtes-vous né, père Noël?".repeat(10).getBytes(Charset.forName("Cp1252"));
    assertThat(extract(latin, "a.txt").text()).contains("Où êtes-vous né");
  }

  @Test
  void extract_webPage_beginsWithItsTitle() throws IOException {
    String page = "<html><head><title>%s</title></head><body><p>Words</p></body></html>";
    assertThat(text(page.formatted(" The\n  estate &amp; its rents "), "a.html"))
        .startsWith("The estate & its rents\n")
        .containsOnlyOnce("estate")
        .contains("Words");
    assertThat(text(page.formatted(" "), "a.html").strip()).isEqualTo("Words");
    assertThat(text(page.replace("<title>%s</title>", ""), "a.html").strip()).isEqualTo("Words");
    assertThat(text(page.replace("Words", "").formatted("Title alone"), "a.html").strip())
        .isEqualTo("Title alone");
    String strict = "<?xml version=\"1.0\"?>" + page.replace("<html", "<html xmlns=\"%s\"");
    assertThat(text(strict.formatted("http://www.w3.org/1999/xhtml", "Strict"), "a.xhtml"))
        .startsWith("Strict\n");
  }

  @Test
  void extract_titleOfOtherFiles_isNoText() throws IOException {
    Path file = directory.resolve("a.pdf");
    try (PDDocument document = pdf("Ground rents")) {
      document.getDocumentInformation().setTitle("Untitled draft");
      document.save(file.toFile());
    }
    assertThat(extractor.extract(file, "a.pdf").text()).doesNotContain("Untitled");
  }

  @Test
  void extract_externalEntity_isNotFollowed() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "the secret");
    String xml =
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY s SYSTEM \"%s\">]><a>x &s;</a>"
            .formatted(secret.toUri());
    assertThat(text(xml, "a.xml")).doesNotContain("the secret");
  }

  @Test
  void extract_empty_isComplete() throws IOException {
    ExtractedText text = extract(new byte[0], "a.pdf");
    assertThat(text.text()).isEmpty();
    assertThat(text.complete()).isTrue();
  }

  @Test
  void extract_damaged_isNoFailure() throws IOException {
    byte[] whole;
    try (PDDocument document = pdf("cut off")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      whole = bytes.toByteArray();
    }
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    extract(half, "a.pdf");
    assertThat(text("no PDF at all", "a.pdf")).isEqualToIgnoringNewLines("no PDF at all");
    ExtractedText words = extract("%PDF-1.7 and no more".getBytes(StandardCharsets.UTF_8), "a.pdf");
    assertThat(words.text()).isBlank();
    assertThat(words.complete()).isFalse();
    assertThat(words.obstacle()).isNull();
    byte[] noise = new byte[50_000];
    new java.util.Random(3).nextBytes(noise);
    for (String name : new String[] {"a.docx", "a.doc", "a.pdf", "a.msg", "a.one", "a"}) {
      assertThat(extract(noise, name).text()).as(name).isBlank();
    }
    assertThat(text("still working", "a.txt")).contains("still working");
  }

  @Test
  void extract_longText_isCut() throws IOException {
    TextExtractor brief =
        new TextExtractor(workers, ExtractionLimits.STANDARD.withCharacters(1000));
    Path file = Files.writeString(directory.resolve("a.txt"), "word ".repeat(100_000));
    ExtractedText text = brief.extract(file, "a.txt");
    assertThat(text.text()).hasSize(1000).startsWith("word word");
    assertThat(text.complete()).isFalse();
    assertThat(text.notice()).contains("longer");
    assertThat(text.obstacle()).isEqualTo(Obstacle.LIMIT);
  }

  @Test
  void extract_zipBomb_isStopped() throws IOException {
    Path file = directory.resolve("bomb.docx");
    byte[] block = "<w:p><w:r><w:t>aaaaaaaaaaaaaaaa</w:t></w:r></w:p>".repeat(20_000).getBytes();
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(
          zip,
          "[Content_Types].xml",
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels"
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Override PartName="/word/document.xml" ContentType=\
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
          </Types>
          """);
      entry(
          zip,
          "_rels/.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="r1" Target="word/document.xml" Type=\
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
          </Relationships>
          """);
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          ("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                  + "<w:body>")
              .getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 500; i++) {
        zip.write(block);
      }
      zip.write("</w:body></w:document>".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Files.size(file)).isLessThan(3_000_000);
    ExtractedText text = extractor.extract(file, "bomb.docx");
    assertThat(text.complete()).isFalse();
    assertThat(text.text().length()).isLessThanOrEqualTo(ExtractionLimits.STANDARD.characters());
    assertThat(text("still working", "a.txt")).contains("still working");
  }

  @Test
  void extract_mailsInMails_endAtTheDepth() throws IOException {
    String mail = "Subject: core\r\nMIME-Version: 1.0\r\n\r\nthe core\r\n";
    for (int i = 0; i < 30; i++) {
      mail =
          "From: a@example.org\r\nSubject: level\r\nMIME-Version: 1.0\r\n"
              + "Content-Type: message/rfc822\r\n\r\n"
              + mail;
    }
    ExtractedText text = extract(mail.getBytes(StandardCharsets.UTF_8), "a.eml");
    assertThat(text.text()).doesNotContain("the core");
    assertThat(text.notice()).isEqualTo("There are more attachments than are read.");
  }

  @Test
  void extract_tooSlow_keepsTheServerAlive() throws IOException {
    TextExtractor hasty =
        new TextExtractor(workers, ExtractionLimits.STANDARD.withTime(Duration.ofMillis(1)));
    Path file = Files.writeString(directory.resolve("a.txt"), "word ".repeat(4_000_000));
    ExtractedText text = hasty.extract(file, "a.txt");
    assertThat(text.complete()).isFalse();
    assertThat(text.notice()).contains("longer than");
    assertThat(text.obstacle()).isEqualTo(Obstacle.LIMIT);
    assertThat(text("still working", "a.txt")).contains("still working");
  }

  private String text(String content, String name) throws IOException {
    return extract(content.getBytes(StandardCharsets.UTF_8), name).text();
  }

  private ExtractedText extract(byte[] content, String name) throws IOException {
    return extractor.extract(Files.write(directory.resolve("content"), content), name);
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static PDDocument pdf(String line) throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      content.newLineAtOffset(72, 700);
      content.showText(line);
      content.endText();
    }
    return document;
  }
}
