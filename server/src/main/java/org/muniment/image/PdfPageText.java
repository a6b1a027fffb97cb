package org.muniment.image;

import java.io.IOException;
import java.io.StringWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The text of single pages. PDFTextStripper's own way to one page walks through all pages of the
 * document each time; this one goes straight to the page.
 */
final class PdfPageText extends PDFTextStripper {
  private final int most;

  PdfPageText(PDDocument document, int mostCharacters) throws IOException {
    this.document = document;
    this.most = mostCharacters;
    // The page counter is only advanced by the walk through the document.
    setStartPage(0);
    setAddMoreFormatting(false);
    setSortByPosition(true);
    setLineSeparator("\n");
    setPageEnd("");
  }

  String of(PDPage page) throws IOException {
    StringWriter text = new StringWriter();
    output = text;
    processPage(page);
    StringBuffer found = text.getBuffer();
    if (found.length() > most) {
      found.setLength(most);
    }
    return found.toString().replace('\0', ' ');
  }
}
