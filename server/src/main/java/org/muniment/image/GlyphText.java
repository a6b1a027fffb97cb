package org.muniment.image;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.PrimitiveIterator;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Text as outlines, from the font that PDFBox brings along: AWT's own text needs fonts and a font
 * configuration that small servers lack.
 */
final class GlyphText {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unitsPerEm;

  GlyphText() throws IOException {
    try (InputStream resource = PDFont.class.getResourceAsStream(FONT)) {
      if (resource == null) {
        throw new IOException("The font " + FONT + " is missing.");
      }
      this.font = new TTFParser().parse(new RandomAccessReadBuffer(resource));
    }
    this.glyphs = font.getUnicodeCmapLookup();
    this.unitsPerEm = font.getUnitsPerEm();
  }

  /** One line, an em of 1, its base line at 0, y downwards. */
  Shape line(String text) throws IOException {
    GeneralPath outline = new GeneralPath();
    double x = 0;
    PrimitiveIterator.OfInt characters = text.codePoints().iterator();
    while (characters.hasNext()) {
      int glyph = glyphs.getGlyphId(characters.nextInt());
      var data = font.getGlyph().getGlyph(glyph);
      if (data != null) {
        AffineTransform place = new AffineTransform();
        place.translate(x, 0);
        place.scale(1 / unitsPerEm, -1 / unitsPerEm);
        outline.append(place.createTransformedShape(data.getPath()), false);
      }
      x += font.getAdvanceWidth(glyph) / unitsPerEm;
    }
    return outline;
  }

  /** How wide a character is, an em of 1. */
  double advance(int character) throws IOException {
    return font.getAdvanceWidth(glyphs.getGlyphId(character)) / unitsPerEm;
  }
}
