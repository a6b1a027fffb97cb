package org.muniment.image;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a PDF of page images with invisible text, page by page: PDFBox would keep all pages in
 * memory until the end. What grows with the document is eight bytes for each object.
 */
final class PdfStream implements Closeable {
  private static final int CATALOG = 1;
  private static final int ROOT = 2;
  private static final int FONT = 3;
  private static final int PAGES_IN_NODE = 256;
  private static final double POINTS = 72;

  /** Maps each code of two bytes to the same UTF-16 code unit. */
  private static final String TO_UNICODE =
      """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000> <FFFF>
      endcodespacerange
      1 beginbfrange
      <0000> <FFFF> <0000>
      endbfrange
      endcmap
      CMapName currentdict /CMap defineresource pop
      end
      end
      """;

  private final OutputStream out;
  private long position;
  private long[] offsets = new long[64];
  private int objects = FONT + 3;
  private final StringBuilder nodes = new StringBuilder();
  private final StringBuilder kids = new StringBuilder();
  private int pagesInNode;
  private int node;
  private int pages;

  PdfStream(OutputStream out) throws IOException {
    this.out = out;
    write("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
    object(CATALOG, "<< /Type /Catalog /Pages " + ROOT + " 0 R >>");
    object(
        FONT,
        "<< /Type /Font /Subtype /Type0 /BaseFont /Invisible /Encoding /Identity-H"
            + " /DescendantFonts ["
            + (FONT + 1)
            + " 0 R] /ToUnicode "
            + (FONT + 3)
            + " 0 R >>");
    object(
        FONT + 1,
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invisible /DW 500 /CIDToGIDMap /Identity"
            + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            + " /FontDescriptor "
            + (FONT + 2)
            + " 0 R >>");
    object(
        FONT + 2,
        "<< /Type /FontDescriptor /FontName /Invisible /Flags 5 /FontBBox [0 0 500 1000]"
            + " /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >>");
    stream(FONT + 3, "", TO_UNICODE.getBytes(StandardCharsets.US_ASCII));
  }

  void add(EncodedPage page, String text) throws IOException {
    if (pagesInNode == 0) {
      node = ++objects;
    }
    int number = ++objects;
    int contents = ++objects;
    int image = ++objects;
    double width = page.width() * POINTS / page.xResolution();
    double height = page.height() * POINTS / page.yResolution();
    object(
        number,
        String.format(
            Locale.ROOT,
            "<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %.3f %.3f] /Contents %d 0 R"
                + " /Resources << /XObject << /P %d 0 R >> /Font << /F %d 0 R >> >> >>",
            node,
            width,
            height,
            contents,
            image,
            FONT));
    stream(contents, "", content(width, height, text).getBytes(StandardCharsets.ISO_8859_1));
    image(image, page);
    kids.append(number).append(" 0 R ");
    pages++;
    if (++pagesInNode == PAGES_IN_NODE) {
      endNode();
    }
  }

  /** The image over the whole page, and the lines of the text from top to bottom. */
  private static String content(double width, double height, String text) {
    StringBuilder content = new StringBuilder();
    content.append(String.format(Locale.ROOT, "q %.3f 0 0 %.3f 0 0 cm /P Do Q\n", width, height));
    if (text.isBlank()) {
      return content.toString();
    }
    String[] lines = text.split("\r\n|[\n\r\f]", -1);
    double lineHeight = Math.min(12, height / (lines.length + 1));
    content.append(
        String.format(
            Locale.ROOT,
            "BT 3 Tr /F %.3f Tf %.3f TL %.3f %.3f Td\n",
            lineHeight * 0.8,
            lineHeight,
            width / 20,
            height - lineHeight));
    for (String line : lines) {
      content.append('<');
      for (int i = 0; i < line.length(); i++) {
        hex(content, line.charAt(i) == '\t' ? ' ' : line.charAt(i));
      }
      content.append("> Tj T*\n");
    }
    return content.append("ET\n").toString();
  }

  private static void hex(StringBuilder content, char character) {
    for (int shift = 12; shift >= 0; shift -= 4) {
      content.append(Character.toUpperCase(Character.forDigit(character >> shift & 0xF, 16)));
    }
  }

  private void image(int number, EncodedPage page) throws IOException {
    String form =
        switch (page.kind()) {
          case FAX ->
              "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode"
                  + " /DecodeParms << /K -1 /Columns %d /Rows %d >>"
                      .formatted(page.width(), page.height());
          case GRAY ->
              "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
                  + predictor(page, 1);
          case RGB ->
              "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode"
                  + predictor(page, 3);
          case JPEG_GRAY -> "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode";
          case JPEG -> "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode";
          case PNG -> throw new IllegalArgumentException("A PDF cannot hold a PNG file.");
        };
    begin(number);
    write(
        "<< /Type /XObject /Subtype /Image /Width %d /Height %d %s /Length %d >>\nstream\n"
            .formatted(page.width(), page.height(), form, Files.size(page.file())));
    position += Files.copy(page.file(), out);
    write("\nendstream\nendobj\n");
  }

  private static String predictor(EncodedPage page, int colors) {
    return " /DecodeParms << /Predictor 2 /Colors %d /BitsPerComponent 8 /Columns %d >>"
        .formatted(colors, page.width());
  }

  private void endNode() throws IOException {
    object(
        node,
        "<< /Type /Pages /Parent "
            + ROOT
            + " 0 R /Count "
            + pagesInNode
            + " /Kids ["
            + kids
            + "] >>");
    nodes.append(node).append(" 0 R ");
    kids.setLength(0);
    pagesInNode = 0;
  }

  private void object(int number, String body) throws IOException {
    begin(number);
    write(body + "\nendobj\n");
  }

  private void stream(int number, String entries, byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(plain);
    }
    begin(number);
    write("<< /Filter /FlateDecode /Length " + packed.size() + entries + " >>\nstream\n");
    packed.writeTo(out);
    position += packed.size();
    write("\nendstream\nendobj\n");
  }

  private void begin(int number) throws IOException {
    if (number >= offsets.length) {
      offsets = Arrays.copyOf(offsets, number * 2);
    }
    offsets[number] = position;
    write(number + " 0 obj\n");
  }

  private void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    out.write(bytes);
    position += bytes.length;
  }

  /** Writes the page tree and the table of objects. */
  @Override
  public void close() throws IOException {
    if (pagesInNode > 0) {
      endNode();
    }
    object(ROOT, "<< /Type /Pages /Count " + pages + " /Kids [" + nodes + "] >>");
    long table = position;
    write("xref\n0 " + (objects + 1) + "\n0000000000 65535 f \n");
    for (int number = 1; number <= objects; number++) {
      write(String.format(Locale.ROOT, "%010d 00000 n \n", offsets[number]));
    }
    write(
        "trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(objects + 1, CATALOG, table));
    out.flush();
  }
}
