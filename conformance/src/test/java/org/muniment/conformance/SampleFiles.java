package org.muniment.conformance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Files that are made of nothing but the JDK. */
final class SampleFiles {
  private SampleFiles() {}

  static byte[] png(int width, int height) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
      return out.toByteArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A PDF with a line of text on each page. */
  static byte[] pdf(int pages) {
    List<String> objects = new ArrayList<>();
    StringBuilder kids = new StringBuilder();
    for (int page = 0; page < pages; page++) {
      kids.append(3 + 2 * page).append(" 0 R ");
    }
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    objects.add("<< /Type /Pages /Count %d /Kids [%s] >>".formatted(pages, kids));
    for (int page = 0; page < pages; page++) {
      String content = "BT /F 24 Tf 72 700 Td (This is page %d) Tj ET".formatted(page + 1);
      objects.add(
          ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources <<"
                  + " /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>")
              .formatted(4 + 2 * page));
      objects.add("<< /Length %d >>\nstream\n%s\nendstream".formatted(content.length(), content));
    }
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int number = 1; number <= objects.size(); number++) {
      table.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(number).append(" 0 obj\n").append(objects.get(number - 1)).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 %d\n%s".formatted(objects.size() + 1, table))
        .append("trailer << /Size %d /Root 1 0 R >>\n".formatted(objects.size() + 1))
        .append("startxref\n%d\n%%%%EOF\n".formatted(start));
    return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
