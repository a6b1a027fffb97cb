package org.muniment.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.Document;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfWriter;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.blob.BlobRef;
import org.muniment.blob.StagedBlob;
import org.muniment.document.ChangedDocument;
import org.muniment.document.DocumentFixture;
import org.muniment.document.PageInfo;
import org.muniment.document.PageService;
import org.muniment.entry.Entry;
import org.muniment.error.MunimentException;
import org.muniment.identity.DownloadLink;
import org.muniment.image.ExportFormat;
import org.muniment.image.PageColor;

/** Files as they come from the world, in and out again; what comes out is read by others' code. */
class RealFilesTest {
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

  private static byte[] export(Entry entry, ExportOrder.Part part, ExportFormat format)
      throws IOException {
    ExportOrder order =
        new ExportOrder(
            part, null, new ExportOrder.ImageOptions(format, 90, ", Page ", null), "X", 0);
    DownloadLink link = on.links.verify(on.exports.export(on.ann, entry.id(), order).token());
    try (InputStream content = on.store.open(new BlobRef(link.blobHash(), link.size()))) {
      return content.readAllBytes();
    }
  }

  private static byte[] image(Entry entry, ExportFormat format) throws IOException {
    return export(entry, ExportOrder.Part.Image, format);
  }

  private static String text(Entry entry) throws IOException {
    return new String(
        export(entry, ExportOrder.Part.Text, ExportFormat.PDF), StandardCharsets.UTF_8);
  }

  private static Entry imported(String name, byte[] content, boolean images, boolean text) {
    return on.imported(
        new IncomingContent(
            on.file(name, content),
            List.of(),
            false,
            new IncomingContent.PageMaking(images, text, PageColor.BLACK_AND_WHITE, true),
            false));
  }

  private static List<byte[]> files(byte[] zip) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.add(in.readAllBytes());
      }
    }
    return files;
  }

  private static void looksRight(BufferedImage image, String what) {
    assertThat(image.getWidth()).as(what).isEqualTo(RealImages.WIDTH);
    assertThat(image.getHeight()).as(what).isEqualTo(RealImages.HEIGHT);
    assertThat(RealImages.isDark(image, 0.2, 0.2)).as(what).isTrue();
    assertThat(RealImages.isDark(image, 0.8, 0.2)).as(what).isFalse();
    assertThat(RealImages.isDark(image, 0.2, 0.8)).as(what).isFalse();
  }

  /** A document of all images; the names say what each page came from. */
  private static Entry album(List<String> names) throws IOException {
    List<StagedBlob> files = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : RealImages.single().entrySet()) {
      names.add(file.getKey());
      files.add(on.stage(file.getValue()));
    }
    for (Map.Entry<String, byte[]> file : RealImages.doubles().entrySet()) {
      names.add(file.getKey() + ", first");
      names.add(file.getKey() + ", second");
      files.add(on.stage(file.getValue()));
    }
    Entry empty = on.imported(IncomingContent.of(null));
    ChangedDocument album =
        on.pages.create(
            on.ann, empty.id(), null, new PageService.Incoming(files, List.of(), false));
    files.forEach(StagedBlob::close);
    assertThat(album.warnings()).isEmpty();
    return album.entry();
  }

  @Test
  void images_ofAllColorModels_comeOutOfEveryFormat() throws IOException {
    List<String> names = new ArrayList<>();
    Entry album = album(names);
    List<PageInfo> pages = on.pages.list(on.ann, album.id(), null, 0, 100).pages();
    assertThat(pages).hasSameSizeAs(names);
    for (int i = 0; i < pages.size(); i++) {
      assertThat(pages.get(i).image().width()).as(names.get(i)).isEqualTo(RealImages.WIDTH);
      assertThat(pages.get(i).image().height()).as(names.get(i)).isEqualTo(RealImages.HEIGHT);
    }
    byte[] tiff = image(album, ExportFormat.MULTI_PAGE_TIFF);
    assertThat(RealImages.count(tiff)).isEqualTo(names.size());
    List<byte[]> tiffs = files(image(album, ExportFormat.SINGLE_PAGE_TIFF));
    List<byte[]> pngs = files(image(album, ExportFormat.PNG));
    List<byte[]> jpegs = files(image(album, ExportFormat.JPEG));
    assertThat(List.of(tiffs.size(), pngs.size(), jpegs.size())).containsOnly(names.size());
    for (int i = 0; i < names.size(); i++) {
      looksRight(RealImages.read(tiff, i), "TIFF of " + names.get(i));
      looksRight(RealImages.read(tiffs.get(i), 0), "single TIFF of " + names.get(i));
      looksRight(RealImages.read(pngs.get(i), 0), "PNG of " + names.get(i));
      looksRight(RealImages.read(jpegs.get(i), 0), "JPEG of " + names.get(i));
    }
    byte[] pdf = image(album, ExportFormat.PDF);
    try (PdfReader reader = new PdfReader(pdf)) {
      assertThat(reader.getNumberOfPages()).isEqualTo(names.size());
    }
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int i = 0; i < names.size(); i++) {
        BufferedImage shown = renderer.renderImage(i);
        assertThat(RealImages.isDark(shown, 0.2, 0.2)).as("PDF of " + names.get(i)).isTrue();
        assertThat(RealImages.isDark(shown, 0.8, 0.8)).as("PDF of " + names.get(i)).isFalse();
      }
    }
  }

  private static byte[] openPdf() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Document document = new Document(PageSize.A4);
    PdfWriter.getInstance(document, out).setFullCompression();
    document.open();
    document.add(new Paragraph("This is page 1"));
    document.newPage();
    document.add(new Paragraph("This is page 2"));
    document.close();
    return out.toByteArray();
  }

  /** A PDF as programs of the nineties wrote it: no compression, lines ended by returns. */
  private static byte[] oldPdf() {
    StringBuilder pdf = new StringBuilder("%PDF-1.1\r");
    List<String> objects = new ArrayList<>();
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    objects.add(
        "<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] /MediaBox [0 0 300 400] /Resources << /Font"
            + " << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >> >>");
    objects.add("<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>");
    objects.add("<< /Type /Page /Parent 2 0 R /Contents 6 0 R >>");
    for (int page = 1; page <= 2; page++) {
      String content = "BT /F 20 Tf 50 200 Td (This is page " + page + ") Tj ET";
      objects.add("<< /Length " + content.length() + " >>\rstream\r\n" + content + "\rendstream");
    }
    List<Integer> offsets = new ArrayList<>();
    for (String object : objects) {
      offsets.add(pdf.length());
      pdf.append(offsets.size()).append(" 0 obj\r").append(object).append("\rendobj\r");
    }
    int table = pdf.length();
    pdf.append("xref\r0 7\r0000000000 65535 f\r\n");
    offsets.forEach(offset -> pdf.append("%010d 00000 n\r\n".formatted(offset)));
    pdf.append("trailer << /Size 7 /Root 1 0 R >>\rstartxref\r").append(table).append("\r%%EOF\r");
    return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void pdfs_ofSeveralProducers_becomePagesWithText() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("PDFBox", DocumentFixture.pdf(2));
    files.put("OpenPDF", openPdf());
    files.put("by hand", oldPdf());
    files.put("protected", DocumentFixture.encryptedPdf(""));
    files.put(
        "ourselves", image(on.withPages("This is page 1", "This is page 2"), ExportFormat.PDF));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Entry entry = imported("a.pdf", file.getValue(), true, true);
      assertThat(entry.document().pageCount()).as(file.getKey()).isEqualTo(2);
      assertThat(on.texts(entry.id()).get(1)).as(file.getKey()).contains("This is page 2");
      assertThat(export(entry, ExportOrder.Part.Edoc, ExportFormat.PDF))
          .as(file.getKey())
          .isEqualTo(file.getValue());
      try (PdfReader reader = new PdfReader(image(entry, ExportFormat.PDF))) {
        assertThat(reader.getNumberOfPages()).as(file.getKey()).isEqualTo(2);
        assertThat(new PdfTextExtractor(reader).getTextFromPage(2))
            .as(file.getKey())
            .contains("This is page 2");
      }
    }
  }

  @Test
  void officeAndMail_giveTypeAndTextAtOnce() throws IOException {
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("The quarterly figures");
      document.write(word);
    }
    ByteArrayOutputStream sheet = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      workbook.createSheet("2026").createRow(0).createCell(0).setCellValue("Turnover in May");
      workbook.write(sheet);
    }
    byte[] mail =
        DocumentFixture.text(
            "From: a@example.org\r\nTo: b@example.org\r\nSubject: Lunch\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + "Shall we meet at noon?\r\n");
    assertText("a.docx", word.toByteArray(), "wordprocessingml.document", "quarterly figures");
    assertText("a.xlsx", sheet.toByteArray(), "spreadsheetml.sheet", "Turnover in May");
    assertText("a.eml", mail, "message/rfc822", "meet at noon");
  }

  private static void assertText(String name, byte[] content, String type, String words)
      throws IOException {
    Entry entry = imported(name, content, false, false);
    assertThat(entry.electronicDocument().mimeType()).endsWith(type);
    assertThat(entry.electronicDocument().ref().size()).isEqualTo(content.length);
    assertThat(text(entry)).contains(words);
    assertThat(export(entry, ExportOrder.Part.Edoc, ExportFormat.PDF)).isEqualTo(content);
  }

  @Test
  void fileWithoutText_hasNoneToExport() {
    Entry entry = imported("a.bin", new byte[] {0, 1, 2, (byte) 0xFF, 0, 9}, false, false);
    assertThatThrownBy(() -> text(entry))
        .isInstanceOf(MunimentException.class)
        .hasMessageContaining("has no text");
  }

  @Test
  void wrongExtensions_goByContent() throws IOException {
    byte[] png = DocumentFixture.png(120);
    Entry asJpeg = imported("a.jpg", png, false, false);
    assertThat(asJpeg.document().pageCount()).isEqualTo(1);
    assertThat(RealImages.read(image(asJpeg, ExportFormat.JPEG), 0).getWidth()).isEqualTo(120);
    Entry frames = imported("a.png", DocumentFixture.tiff(3), false, false);
    assertThat(frames.document().pageCount()).isEqualTo(3);
    Entry noPdf = imported("a.pdf", png, true, true);
    assertThat(noPdf.electronicDocument().ref().size()).isEqualTo(png.length);
    assertThat(noPdf.document().pageCount()).isZero();
    Entry noImage = imported("a.tif", DocumentFixture.pdf(1), false, false);
    assertThat(noImage.document().pageCount()).isEqualTo(1);
    assertThat(RealImages.count(image(noImage, ExportFormat.MULTI_PAGE_TIFF))).isEqualTo(1);
  }

  @Test
  void truncatedFiles_areTakenAsFarAsTheyGo() throws IOException {
    byte[] pdf = DocumentFixture.pdf(3);
    byte[] half = Arrays.copyOf(pdf, pdf.length / 2);
    Entry kept = imported("a.pdf", half, true, true);
    assertThat(export(kept, ExportOrder.Part.Edoc, ExportFormat.PDF)).isEqualTo(half);
    byte[] jpeg = RealImages.encode("jpeg", RealImages.image(BufferedImage.TYPE_3BYTE_BGR));
    Entry photo = imported("a.jpg", Arrays.copyOf(jpeg, jpeg.length * 2 / 3), false, false);
    assertThat(photo.document().pageCount()).isEqualTo(1);
    BufferedImage shown = RealImages.read(image(photo, ExportFormat.PNG), 0);
    assertThat(RealImages.isDark(shown, 0.2, 0.2)).isTrue();
    byte[] tiff = DocumentFixture.tiff(2);
    Entry scan = imported("a.tif", Arrays.copyOf(tiff, tiff.length / 2), false, false);
    assertThat(scan.document().pageCount()).isPositive();
    assertThat(image(scan, ExportFormat.PDF)).isNotEmpty();
  }
}
