package org.muniment.image;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paints marks on a page image. */
final class MarkPainter {
  private static final int POINTS_PER_INCH = 72;
  private static final double LINE_HEIGHT = 1.2;

  private final GlyphText glyphs;
  private final List<Path> pictures;
  private final double scale;
  private final double pixelsPerPoint;

  /**
   * @param pictures the files that pictures refer to
   * @param scale pixels of the image per pixel that the marks speak of
   * @param resolution of the page as the marks speak of it, in dots per inch
   */
  MarkPainter(GlyphText glyphs, List<Path> pictures, double scale, int resolution) {
    this.glyphs = glyphs;
    this.pictures = pictures;
    this.scale = scale;
    this.pixelsPerPoint = (double) resolution / POINTS_PER_INCH;
  }

  /** The image, in colour where a mark needs colour, with the marks painted one after another. */
  BufferedImage paint(BufferedImage image, List<PageMark> marks) throws IOException {
    if (marks.isEmpty()) {
      return image;
    }
    boolean plain = Bilevel.is(image) && marks.stream().allMatch(MarkPainter::isBlackOrWhite);
    BufferedImage target = plain ? image : PageEncoder.rgb(image);
    Graphics2D graphics = target.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING,
        plain ? RenderingHints.VALUE_ANTIALIAS_OFF : RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    for (PageMark mark : marks) {
      if (mark instanceof PageMark.Fill fill) {
        fill(target, graphics, fill);
      } else if (mark instanceof PageMark.Figure figure) {
        figure(graphics, figure);
      } else if (mark instanceof PageMark.Tip tip) {
        tip(graphics, tip);
      } else if (mark instanceof PageMark.Label label) {
        label(graphics, label);
      } else if (mark instanceof PageMark.Picture picture) {
        picture(graphics, picture);
      }
    }
    graphics.dispose();
    return target;
  }

  private static boolean isBlackOrWhite(PageMark mark) {
    return mark instanceof PageMark.Fill fill
        && (fill.argb() == 0xFF000000 || fill.argb() == 0xFFFFFFFF);
  }

  /** Whole pixels: what is only touched by a redaction is covered, too. */
  private void fill(BufferedImage target, Graphics2D graphics, PageMark.Fill fill) {
    for (PageMark.Area area : fill.areas()) {
      int left = clamp(Math.floor(area.x() * scale), target.getWidth());
      int top = clamp(Math.floor(area.y() * scale), target.getHeight());
      int right = clamp(Math.ceil((area.x() + (double) area.width()) * scale), target.getWidth());
      int bottom =
          clamp(Math.ceil((area.y() + (double) area.height()) * scale), target.getHeight());
      if (fill.darkens()) {
        darken(target, left, top, right, bottom, fill.argb());
      } else {
        graphics.setColor(new Color(fill.argb(), true));
        graphics.fillRect(left, top, right - left, bottom - top);
      }
    }
  }

  private static int clamp(double value, int most) {
    return (int) Math.max(0, Math.min(most, value));
  }

  private static void darken(
      BufferedImage target, int left, int top, int right, int bottom, int argb) {
    int width = right - left;
    if (width <= 0) {
      return;
    }
    int[] row = new int[width];
    for (int y = top; y < bottom; y++) {
      target.getRGB(left, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        row[x] =
            0xFF000000
                | times(row[x], argb, 16) << 16
                | times(row[x], argb, 8) << 8
                | times(row[x], argb, 0);
      }
      target.setRGB(left, y, width, 1, row, 0, width);
    }
  }

  private static int times(int one, int other, int shift) {
    return (one >> shift & 0xFF) * (other >> shift & 0xFF) / 255;
  }

  private void figure(Graphics2D graphics, PageMark.Figure figure) {
    if (figure.dots().size() < 2) {
      return;
    }
    Shape shape =
        AffineTransform.getScaleInstance(scale, scale).createTransformedShape(shape(figure));
    if (figure.fill() != null) {
      graphics.setColor(new Color(figure.fill(), true));
      graphics.fill(shape);
    }
    PageMark.Pen pen = figure.pen();
    if (pen != null && pen.thickness() > 0) {
      graphics.setColor(new Color(pen.argb(), true));
      graphics.setStroke(stroke(pen));
      graphics.draw(shape);
    }
  }

  private BasicStroke stroke(PageMark.Pen pen) {
    float thickness = (float) (pen.thickness() * scale);
    if (pen.dashes().isEmpty()) {
      return new BasicStroke(thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
    float[] dashes = new float[pen.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = Math.max(1, pen.dashes().get(i) * thickness);
    }
    return new BasicStroke(thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }

  private static Shape shape(PageMark.Figure figure) {
    List<PageMark.Dot> dots = figure.dots();
    double x = Math.min(dots.get(0).x(), dots.get(1).x());
    double y = Math.min(dots.get(0).y(), dots.get(1).y());
    double width = Math.abs((double) dots.get(1).x() - dots.get(0).x());
    double height = Math.abs((double) dots.get(1).y() - dots.get(0).y());
    double corner = Math.min(width, height) / 4;
    return switch (figure.form()) {
      case RECTANGLE -> new Rectangle2D.Double(x, y, width, height);
      case ELLIPSE -> new Ellipse2D.Double(x, y, width, height);
      case ROUNDED -> new RoundRectangle2D.Double(x, y, width, height, corner, corner);
      case POLYGON, PATH -> path(dots, figure.form() == PageMark.Form.POLYGON);
    };
  }

  private static Path2D path(List<PageMark.Dot> dots, boolean closed) {
    Path2D path = new Path2D.Double();
    path.moveTo(dots.get(0).x(), dots.get(0).y());
    dots.subList(1, dots.size()).forEach(dot -> path.lineTo(dot.x(), dot.y()));
    if (closed) {
      path.closePath();
    }
    return path;
  }

  /** Drawn as if the line came from the left and ended at 0, and then put in its place. */
  private void tip(Graphics2D graphics, PageMark.Tip tip) {
    double size = Math.max(8, tip.thickness() * 4.0);
    double half = size / 2;
    Shape form =
        switch (tip.form()) {
          case OPEN -> line(-size, -half, 0, 0, -size, half);
          case OPEN_REVERSED -> line(0, -half, -size, 0, 0, half);
          case CLOSED -> closed(-size, -half, 0, 0, -size, half);
          case CLOSED_REVERSED -> closed(0, -half, -size, 0, 0, half);
          case BUTT -> line(0, -half, 0, half);
          case SLASH -> line(-half / 2, half, half / 2, -half);
          case DIAMOND -> closed(-half, 0, 0, -half, half, 0, 0, half);
          case ROUND -> new Ellipse2D.Double(-half, -half, size, size);
          case SQUARE -> new Rectangle2D.Double(-half, -half, size, size);
        };
    AffineTransform place = AffineTransform.getScaleInstance(scale, scale);
    place.translate(tip.end().x(), tip.end().y());
    place.rotate(
        Math.atan2(
            (double) tip.end().y() - tip.from().y(), (double) tip.end().x() - tip.from().x()));
    Shape shape = place.createTransformedShape(form);
    graphics.setColor(new Color(tip.argb(), true));
    graphics.setStroke(new BasicStroke((float) (Math.max(1, tip.thickness()) * scale)));
    switch (tip.form()) {
      case OPEN, OPEN_REVERSED, BUTT, SLASH -> graphics.draw(shape);
      default -> graphics.fill(shape);
    }
  }

  private static Path2D line(double... places) {
    Path2D path = new Path2D.Double();
    path.moveTo(places[0], places[1]);
    for (int i = 2; i < places.length; i += 2) {
      path.lineTo(places[i], places[i + 1]);
    }
    return path;
  }

  private static Path2D closed(double... places) {
    Path2D path = line(places);
    path.closePath();
    return path;
  }

  private void label(Graphics2D graphics, PageMark.Label label) throws IOException {
    double em = label.points() * pixelsPerPoint;
    PageMark.Area area = label.area();
    boolean upright = label.quarters() % 2 == 0;
    double width = upright ? area.width() : area.height();
    double height = upright ? area.height() : area.width();
    AffineTransform place = AffineTransform.getScaleInstance(scale, scale);
    place.translate(area.x() + area.width() / 2.0, area.y() + area.height() / 2.0);
    place.quadrantRotate(label.quarters());
    place.translate(-width / 2, -height / 2);
    Shape before = graphics.getClip();
    graphics.clip(place.createTransformedShape(new Rectangle2D.Double(0, 0, width, height)));
    graphics.setColor(new Color(label.argb(), true));
    double y = 0;
    for (String paragraph : label.text().split("\n", -1)) {
      String rest = paragraph.strip();
      do {
        int end = fitting(rest, width, em);
        y += em * LINE_HEIGHT;
        if (y - em > height) {
          graphics.setClip(before);
          return;
        }
        AffineTransform line = new AffineTransform(place);
        line.translate(em / 6, y - em * (LINE_HEIGHT - 1));
        line.scale(em, em);
        graphics.fill(line.createTransformedShape(glyphs.line(rest.substring(0, end))));
        rest = rest.substring(end).stripLeading();
      } while (!rest.isEmpty());
    }
    graphics.setClip(before);
  }

  /** How much of a line goes into a width: words while they fit, else as many characters. */
  private int fitting(String text, double width, double em) throws IOException {
    double room = width - em / 3;
    int words = 0;
    double used = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      used += glyphs.advance(character) * em;
      if (used > room && i > 0) {
        return words > 0 ? words : i;
      }
      if (Character.isWhitespace(character)) {
        words = i;
      }
      i += Character.charCount(character);
    }
    return text.length();
  }

  private void picture(Graphics2D graphics, PageMark.Picture picture) {
    BufferedImage image = decode(picture);
    if (image == null) {
      return;
    }
    PageMark.Area area = picture.area();
    AffineTransform place = AffineTransform.getScaleInstance(scale, scale);
    place.rotate(
        Math.toRadians(picture.rotation()),
        area.x() + area.width() / 2.0,
        area.y() + area.height() / 2.0);
    place.translate(area.x(), area.y());
    place.scale(
        (double) area.width() / image.getWidth(), (double) area.height() / image.getHeight());
    graphics.setComposite(
        AlphaComposite.getInstance(AlphaComposite.SRC_OVER, picture.opacity() / 100f));
    graphics.drawImage(image, place, null);
    graphics.setComposite(AlphaComposite.SrcOver);
  }

  /** A picture that has become unreadable is not drawn. */
  private @Nullable BufferedImage decode(PageMark.Picture picture) {
    try (ImageFile file = ImageFile.open(pictures.get(picture.number()))) {
      if (file == null || picture.area().width() == 0 || picture.area().height() == 0) {
        return null;
      }
      BufferedImage image = file.decode(0).image();
      return picture.tint() == null ? image : Tint.apply(image, picture.tint());
    } catch (IOException | RuntimeException undecodable) {
      return null;
    }
  }
}
