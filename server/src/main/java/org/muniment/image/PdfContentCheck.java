package org.muniment.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Tells whether the drawing instructions of a page can be read to their end. PDFBox makes do with
 * what it gets of a damaged stream, and says so in its log only.
 */
final class PdfContentCheck {
  private static final int PIECE = 8192;

  /** The header of a zlib stream, before the deflated data. */
  private static final int HEADER = 2;

  private PdfContentCheck() {}

  static boolean isWhole(PDPage page) {
    try {
      for (Iterator<PDStream> streams = page.getContentStreams(); streams.hasNext(); ) {
        if (!isWhole(streams.next())) {
          return false;
        }
      }
      return true;
    } catch (IOException | RuntimeException damaged) {
      return false;
    }
  }

  private static boolean isWhole(PDStream stream) throws IOException {
    List<COSName> filters = stream.getFilters();
    if (filters.equals(List.of(COSName.FLATE_DECODE))) {
      try (InputStream deflated = stream.getCOSObject().createRawInputStream()) {
        return isDeflatedToTheEnd(deflated);
      }
    }
    try (InputStream content = stream.createInputStream()) {
      content.transferTo(OutputStream.nullOutputStream());
      return true;
    }
  }

  /** Whether the last block is there; a checksum that is missing or wrong changes nothing. */
  private static boolean isDeflatedToTheEnd(InputStream stream) throws IOException {
    stream.skipNBytes(HEADER);
    byte[] input = new byte[PIECE];
    byte[] output = new byte[PIECE];
    Inflater inflater = new Inflater(true);
    try {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          int read = stream.read(input);
          if (read < 0) {
            return false;
          }
          inflater.setInput(input, 0, read);
        }
        if (inflater.inflate(output) == 0 && inflater.needsDictionary()) {
          return false;
        }
      }
      return true;
    } catch (DataFormatException damaged) {
      return false;
    } finally {
      inflater.end();
    }
  }
}
