package org.muniment.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Paints watermarks on page images, turns them, and makes images of pages without one. */
final class PagePainter {
  private static final Color WATERMARK = new Color(128, 128, 128, 110);
  private static final int LINES_ON_PAPER = 66;

  private final GlyphText glyphs;

  PagePainter(GlyphText glyphs) {
    this.glyphs = glyphs;
  }

  /** The image turned clockwise; black and white stays black and white. */
  static BufferedImage turn(BufferedImage image, int degrees) {
    int quarters = Math.floorMod(degrees / 90, 4);
    if (quarters == 0) {
      return image;
    }
    boolean swapped = quarters % 2 == 1;
    int width = swapped ? image.getHeight() : image.getWidth();
    int height = swapped ? image.getWidth() : image.getHeight();
    BufferedImage source =
        Bilevel.is(image) || PageEncoder.isGray(image) ? image : PageEncoder.rgb(image);
    int type = Bilevel.is(source) ? BufferedImage.TYPE_BYTE_BINARY : source.getType();
    BufferedImage target = new BufferedImage(width, height, type);
    Graphics2D graphics = target.createGraphics();
    AffineTransform turn = new AffineTransform();
    turn.translate(width / 2.0, height / 2.0);
    turn.quadrantRotate(quarters);
    turn.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    graphics.drawImage(source, turn, null);
    graphics.dispose();
    return target;
  }

  /** The image with the watermark; grey text, on black and white a pattern of dots. */
  BufferedImage stamp(BufferedImage image, Watermark watermark) throws IOException {
    BufferedImage target = Bilevel.is(image) ? image : PageEncoder.rgb(image);
    double width = target.getWidth();
    double height = target.getHeight();
    AffineTransform turn =
        AffineTransform.getRotateInstance(-Math.toRadians(watermark.rotationAngle()));
    Shape turned = turn.createTransformedShape(glyphs.line(watermark.text()));
    Rectangle2D bounds = turned.getBounds2D();
    if (bounds.isEmpty()) {
      return target;
    }
    double scale =
        Math.min(
            width * watermark.pageSpanPercentage() / 100 / bounds.getWidth(),
            height * Math.max(watermark.pageSpanPercentage(), 50) / 100 / bounds.getHeight());
    double margin = Math.min(width, height) / 50;
    if (bounds.getWidth() * scale > width - 2 * margin) {
      margin = 0;
    }
    AffineTransform place = new AffineTransform();
    place.translate(
        watermark.position().left(width, bounds.getWidth() * scale, margin),
        watermark.position().top(height, bounds.getHeight() * scale, margin));
    place.scale(scale, scale);
    place.translate(-bounds.getX(), -bounds.getY());
    fill(target, place.createTransformedShape(turned), watermarkPaint(target));
    return target;
  }

  private static Paint watermarkPaint(BufferedImage target) {
    if (!Bilevel.is(target)) {
      return WATERMARK;
    }
    int dot = Math.max(1, target.getWidth() / 1200);
    BufferedImage cell = new BufferedImage(3 * dot, 3 * dot, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = cell.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, dot, dot);
    graphics.dispose();
    return new TexturePaint(cell, new Rectangle2D.Double(0, 0, 3 * dot, 3 * dot));
  }

  /** A letter page at 150 dpi with the text on it, for a page that has no image. */
  BufferedImage paper(String text) throws IOException {
    BufferedImage image = new BufferedImage(1275, 1650, BufferedImage.TYPE_BYTE_BINARY);
    fill(image, new Rectangle2D.Double(0, 0, 1275, 1650), Color.WHITE);
    double lineHeight = 1650.0 / LINES_ON_PAPER;
    String[] lines = text.replace("\t", "    ").split("\n", LINES_ON_PAPER);
    for (int i = 0; i < lines.length && i < LINES_ON_PAPER - 6; i++) {
      String line = lines[i].length() > 200 ? lines[i].substring(0, 200) : lines[i];
      AffineTransform place = new AffineTransform();
      place.translate(75, (i + 3.5) * lineHeight);
      place.scale(lineHeight * 0.8, lineHeight * 0.8);
      fill(image, place.createTransformedShape(glyphs.line(line)), Color.BLACK);
    }
    return image;
  }

  private static void fill(BufferedImage image, Shape shape, Paint paint) {
    Graphics2D graphics = image.createGraphics();
    if (!Bilevel.is(image)) {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }
    graphics.setPaint(paint);
    graphics.fill(shape);
    graphics.dispose();
  }
}
