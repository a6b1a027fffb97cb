package org.muniment.image;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The text of single pages. PDFTextStripper's own way to one page walks through all pages of the
 * document each time; this one goes straight to the page.
 */
final class PdfPageText extends PDFTextStripper {
  private final int most;
  private boolean whole = true;

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

  /**
   * The text of a page.
   *
   * @param whole whether nothing on the page was passed over as unreadable
   * @param tooLong whether it was cut
   */
  record Found(String text, boolean whole, boolean tooLong) {}

  Found of(PDPage page) throws IOException {
    StringWriter text = new StringWriter();
    output = text;
    whole = true;
    processPage(page);
    StringBuffer found = text.getBuffer();
    boolean tooLong = found.length() > most;
    if (tooLong) {
      found.setLength(most);
    }
    return new Found(found.toString().replace('\0', ' '), whole, tooLong);
  }

  /** What PDFBox passes over it would only log. */
  @Override
  protected void operatorException(Operator operator, List<COSBase> operands, IOException failure)
      throws IOException {
    whole &= !PdfRenderer.losesContent(failure);
    super.operatorException(operator, operands, failure);
  }
}
