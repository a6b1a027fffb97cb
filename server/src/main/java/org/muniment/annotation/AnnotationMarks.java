package org.muniment.annotation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.AnnotationPlace.Box;
import org.muniment.annotation.AnnotationPlace.Point;
import org.muniment.annotation.AnnotationStyle.Direction;
import org.muniment.annotation.AnnotationStyle.Ending;
import org.muniment.blob.BlobRef;
import org.muniment.image.PageMark;
import org.muniment.image.PageMark.Area;
import org.muniment.image.PageMark.Dot;
import org.muniment.image.PageMark.Form;

/** Turns annotations into marks for the painter. What has no place is drawn nowhere. */
final class AnnotationMarks {
  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;
  private static final int ICON = 32;

  private final List<PageMark> marks = new ArrayList<>();
  private final List<BlobRef> pictures = new ArrayList<>();

  List<PageMark> marks() {
    return marks;
  }

  List<BlobRef> pictures() {
    return pictures;
  }

  void add(Annotation annotation) {
    AnnotationShape shape = annotation.shape();
    if (shape instanceof AnnotationShape.Redaction redaction) {
      fill(redaction.rectangles(), redaction.isWhiteout() ? WHITE : BLACK, false);
    } else if (shape instanceof AnnotationShape.Highlight highlight) {
      if (highlight.color() != null) {
        fill(highlight.rectangles(), argb(highlight.color(), 100), true);
      }
    } else if (shape instanceof AnnotationShape.Strikeout strikeout) {
      lines(strikeout.rectangles(), strikeout.color(), strikeout.direction(), 0.5);
    } else if (shape instanceof AnnotationShape.Underline underline) {
      lines(underline.rectangles(), underline.color(), underline.direction(), 1);
    } else if (shape instanceof AnnotationShape.Note note) {
      icon(note.position(), note.color());
    } else if (shape instanceof AnnotationShape.Attachment attachment) {
      icon(attachment.position(), "#C0C0C0");
    } else if (shape instanceof AnnotationShape.TextBox box) {
      textBox(box);
    } else if (shape instanceof AnnotationShape.Callout callout) {
      callout(callout);
    } else if (shape instanceof AnnotationShape.StraightLine line) {
      line(line);
    } else if (shape instanceof AnnotationShape.Rectangle rectangle) {
      rectangle(rectangle);
    } else if (shape instanceof AnnotationShape.Polyline polyline) {
      Integer inside =
          polyline.fillStyle() == AnnotationStyle.Fill.Solid
              ? color(polyline.fillColor(), polyline.opacity())
              : null;
      PageMark.Pen pen =
          pen(polyline.color(), polyline.opacity(), polyline.thickness(), polyline.lineStyle());
      figure(Form.POLYGON, dots(polyline.points()), inside, pen);
    } else if (shape instanceof AnnotationShape.FreeHand hand) {
      PageMark.Pen pen = pen(hand.color(), hand.opacity(), hand.thickness(), hand.lineStyle());
      figure(Form.PATH, dots(hand.points()), null, pen);
    } else if (shape instanceof AnnotationShape.Bitmap bitmap) {
      if (bitmap.position() != null && bitmap.size() != null) {
        picture(
            annotation.content(),
            new Area(
                bitmap.position().x(),
                bitmap.position().y(),
                bitmap.size().width(),
                bitmap.size().height()),
            bitmap.rotation(),
            bitmap.opacity(),
            null);
      }
    } else if (shape instanceof AnnotationShape.Stamp stamp && stamp.coordinates() != null) {
      picture(
          annotation.content(),
          area(stamp.coordinates()),
          stamp.rotation(),
          stamp.opacity(),
          color(stamp.color(), 100));
    }
  }

  private void fill(@Nullable List<Box> boxes, int argb, boolean darkens) {
    if (boxes != null && !boxes.isEmpty()) {
      marks.add(
          new PageMark.Fill(boxes.stream().map(AnnotationMarks::area).toList(), argb, darkens));
    }
  }

  /** A line through each box, in the direction of the text, some way down. */
  private void lines(
      @Nullable List<Box> boxes, @Nullable String color, Direction direction, double down) {
    if (boxes == null || color == null) {
      return;
    }
    for (Box box : boxes) {
      boolean across = direction == Direction.LeftToRight || direction == Direction.RightToLeft;
      int depth = across ? box.height() : box.width();
      int thickness = Math.max(1, depth / 12);
      int offset = Math.max(0, (int) (depth * down) - (down == 1 ? thickness : thickness / 2));
      boolean mirrored = direction == Direction.RightToLeft || direction == Direction.TopToBottom;
      int place = mirrored ? depth - offset - thickness : offset;
      Area area =
          across
              ? new Area(box.x(), box.y() + place, box.width(), thickness)
              : new Area(box.x() + place, box.y(), thickness, box.height());
      marks.add(new PageMark.Fill(List.of(area), argb(color, 100), false));
    }
  }

  private void icon(@Nullable Point at, @Nullable String color) {
    if (at == null) {
      return;
    }
    Box box = new Box(at.x(), at.y(), ICON, ICON);
    figure(Form.RECTANGLE, corners(box), color(color, 100), new PageMark.Pen(BLACK, 1, List.of()));
    for (int line = 1; line <= 3; line++) {
      int y = at.y() + line * ICON / 4;
      figure(
          Form.PATH,
          List.of(new Dot(at.x() + 6, y), new Dot(at.x() + ICON - 6, y)),
          null,
          new PageMark.Pen(BLACK, 1, List.of()));
    }
  }

  private void textBox(AnnotationShape.TextBox box) {
    Box place = box.coordinates();
    if (place != null) {
      figure(
          Form.RECTANGLE,
          corners(place),
          color(box.fillColor(), box.opacity()),
          pen(box.borderColor(), box.opacity(), box.borderThickness(), box.borderStyle()));
      label(place, box.text(), box.textSize(), box.opacity(), box.direction());
    }
  }

  private void callout(AnnotationShape.Callout callout) {
    Box box = callout.boxCoordinates();
    if (box == null) {
      return;
    }
    PageMark.Pen pen =
        pen(
            callout.borderColor(),
            callout.opacity(),
            callout.borderThickness(),
            callout.borderStyle());
    Point focus = callout.focusPosition();
    if (focus != null && pen != null) {
      Dot middle = new Dot(box.x() + box.width() / 2, box.y() + box.height() / 2);
      Dot end = new Dot(focus.x(), focus.y());
      figure(Form.PATH, List.of(middle, end), null, pen);
      tip(callout.focusStyle(), end, middle, pen.argb(), pen.thickness());
    }
    figure(Form.RECTANGLE, corners(box), color(callout.fillColor(), callout.opacity()), pen);
    label(box, callout.text(), callout.textSize(), callout.opacity(), callout.direction());
  }

  private void line(AnnotationShape.StraightLine line) {
    Point begin = line.beginPosition();
    Point end = line.endPosition();
    PageMark.Pen pen = pen(line.color(), line.opacity(), line.thickness(), line.lineStyle());
    if (begin == null || end == null || pen == null) {
      return;
    }
    Dot from = new Dot(begin.x(), begin.y());
    Dot to = new Dot(end.x(), end.y());
    figure(Form.PATH, List.of(from, to), null, pen);
    Integer tips = color(line.endColor(), line.opacity());
    int argb = tips == null ? pen.argb() : tips;
    tip(line.beginStyle(), from, to, argb, pen.thickness());
    tip(line.endStyle(), to, from, argb, pen.thickness());
  }

  private void rectangle(AnnotationShape.Rectangle rectangle) {
    if (rectangle.coordinates() != null) {
      figure(
          switch (rectangle.boxStyle()) {
            case Rectangle -> Form.RECTANGLE;
            case Ellipse -> Form.ELLIPSE;
            case RoundedRectangle -> Form.ROUNDED;
          },
          corners(rectangle.coordinates()),
          color(rectangle.fillColor(), rectangle.opacity()),
          pen(
              rectangle.borderColor(),
              rectangle.opacity(),
              rectangle.borderThickness(),
              rectangle.borderStyle()));
    }
  }

  private void figure(
      Form form, List<Dot> dots, @Nullable Integer fill, PageMark.@Nullable Pen pen) {
    if (fill != null || pen != null) {
      marks.add(new PageMark.Figure(form, dots, fill, pen));
    }
  }

  private void tip(Ending ending, Dot end, Dot from, int argb, int thickness) {
    PageMark.TipForm form =
        switch (ending) {
          case None -> null;
          case Open -> PageMark.TipForm.OPEN;
          case Closed -> PageMark.TipForm.CLOSED;
          case OpenReversed -> PageMark.TipForm.OPEN_REVERSED;
          case ClosedReversed -> PageMark.TipForm.CLOSED_REVERSED;
          case Butt -> PageMark.TipForm.BUTT;
          case Diamond -> PageMark.TipForm.DIAMOND;
          case Round -> PageMark.TipForm.ROUND;
          case Square -> PageMark.TipForm.SQUARE;
          case Slash -> PageMark.TipForm.SLASH;
        };
    if (form != null) {
      marks.add(new PageMark.Tip(form, end, from, argb, thickness));
    }
  }

  private void label(Box box, @Nullable String text, int points, int opacity, Direction direction) {
    if (text != null && !text.isBlank()) {
      int quarters =
          switch (direction) {
            case LeftToRight -> 0;
            case TopToBottom -> 1;
            case RightToLeft -> 2;
            case BottomToTop -> 3;
          };
      marks.add(new PageMark.Label(area(box), text, points, argb("#000000", opacity), quarters));
    }
  }

  private void picture(
      @Nullable BlobRef content, Area area, int rotation, int opacity, @Nullable Integer tint) {
    if (content != null) {
      pictures.add(content);
      marks.add(new PageMark.Picture(pictures.size() - 1, area, rotation, opacity, tint));
    }
  }

  private static PageMark.@Nullable Pen pen(
      @Nullable String color, int opacity, int thickness, AnnotationStyle.Line style) {
    return color == null || thickness == 0
        ? null
        : new PageMark.Pen(argb(color, opacity), thickness, dashes(style));
  }

  private static List<Integer> dashes(AnnotationStyle.Line style) {
    return switch (style) {
      case Solid, Cloud1, Cloud2 -> List.of();
      case Dashed1 -> List.of(1, 1);
      case Dashed2 -> List.of(2, 2);
      case Dashed3 -> List.of(4, 2);
      case Dashed4 -> List.of(4, 4);
      case Dashed5 -> List.of(6, 2, 1, 2);
      case Dashed6 -> List.of(6, 2, 1, 2, 1, 2);
    };
  }

  private static @Nullable Integer color(@Nullable String color, int opacity) {
    return color == null ? null : argb(color, opacity);
  }

  private static int argb(String color, int opacity) {
    return Math.round(opacity * 2.55f) << 24 | Integer.parseInt(color.substring(1), 16);
  }

  private static Area area(Box box) {
    return new Area(box.x(), box.y(), box.width(), box.height());
  }

  private static List<Dot> corners(Box box) {
    return List.of(
        new Dot(box.x(), box.y()), new Dot(box.x() + box.width(), box.y() + box.height()));
  }

  private static List<Dot> dots(@Nullable List<Point> points) {
    return points == null
        ? List.of()
        : points.stream().map(point -> new Dot(point.x(), point.y())).toList();
  }
}
