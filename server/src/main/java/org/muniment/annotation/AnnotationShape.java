package org.muniment.annotation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.AnnotationPlace.Box;
import org.muniment.annotation.AnnotationPlace.Point;
import org.muniment.annotation.AnnotationPlace.Size;
import org.muniment.annotation.AnnotationStyle.Direction;
import org.muniment.annotation.AnnotationStyle.Ending;
import org.muniment.annotation.AnnotationStyle.Fill;
import org.muniment.annotation.AnnotationStyle.Line;

/**
 * What only annotations of one type have, with the members of the contract (more-resources §3).
 * Colours are {@code #RRGGBB}, null for transparent; opacity 0 to 100; rotation 0 to 359 degrees
 * clockwise; thickness in pixels; text sizes in points; spans of text by UTF-16 units, the end
 * exclusive, -1 when not linked to text. Places can be null: such an annotation is drawn nowhere.
 *
 * <p>One file though it is long: fourteen small records that are read side by side.
 */
public sealed interface AnnotationShape {
  AnnotationType type();

  /** What it says, for the types that show text. */
  default @Nullable String text() {
    return null;
  }

  /** Its main colour, for the types that have one. */
  default @Nullable String color() {
    return null;
  }

  /** What an annotation of a type is when nothing is given. */
  static AnnotationShape initial(AnnotationType type) {
    return switch (type) {
      case Highlight -> new Highlight("#FFFF00", -1, -1, null);
      case Redaction -> new Redaction(false, -1, -1, null);
      case Strikeout -> new Strikeout("#FF0000", Direction.LeftToRight, -1, -1, null);
      case Underline -> new Underline("#FF0000", Direction.LeftToRight, -1, -1, null);
      case Note -> new Note(null, "#FFFF00", null, false);
      case Attachment -> new Attachment(null, null, null);
      case TextBox ->
          new TextBox(null, null, "#000000", Line.Solid, 1, 100, null, 12, Direction.LeftToRight);
      case Bitmap -> new Bitmap(null, null, 0, 100);
      case Line ->
          new StraightLine(
              null, null, Ending.None, Ending.None, Line.Solid, "#000000", null, 1, 100);
      case Rectangle ->
          new Rectangle(null, null, AnnotationStyle.Box.Rectangle, Line.Solid, "#000000", 1, 100);
      case Polyline -> new Polyline(null, Line.Solid, null, Fill.None, "#000000", 1, 100);
      case Callout ->
          new Callout(
              null,
              null,
              null,
              "#000000",
              Line.Solid,
              1,
              Ending.None,
              100,
              12,
              null,
              Direction.LeftToRight);
      case Stamp -> new Stamp(0, null, null, "#000000", 0, 100);
      case FreeHand -> new FreeHand(null, Line.Solid, "#000000", 1, 100);
    };
  }

  /** The class of the shapes of a type. */
  static Class<? extends AnnotationShape> classOf(AnnotationType type) {
    return initial(type).getClass();
  }

  /** Coloured regions. */
  record Highlight(
      @Nullable String color, int textStart, int textEnd, @Nullable List<Box> rectangles)
      implements AnnotationShape {
    public Highlight {
      color = ShapeRules.color("color", color);
      ShapeRules.span(textStart, textEnd);
      rectangles = ShapeRules.places("rectangles", rectangles);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.Highlight;
    }
  }

  /** Regions hidden from those who must not see through them. */
  record Redaction(boolean isWhiteout, int textStart, int textEnd, @Nullable List<Box> rectangles)
      implements AnnotationShape {
    public Redaction {
      ShapeRules.span(textStart, textEnd);
      rectangles = ShapeRules.places("rectangles", rectangles);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.Redaction;
    }
  }

  /** Regions struck through. */
  record Strikeout(
      @Nullable String color,
      Direction direction,
      int textStart,
      int textEnd,
      @Nullable List<Box> rectangles)
      implements AnnotationShape {
    public Strikeout {
      color = ShapeRules.color("color", color);
      ShapeRules.span(textStart, textEnd);
      rectangles = ShapeRules.places("rectangles", rectangles);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.Strikeout;
    }
  }

  /** Underlined regions. */
  record Underline(
      @Nullable String color,
      Direction direction,
      int textStart,
      int textEnd,
      @Nullable List<Box> rectangles)
      implements AnnotationShape {
    public Underline {
      color = ShapeRules.color("color", color);
      ShapeRules.span(textStart, textEnd);
      rectangles = ShapeRules.places("rectangles", rectangles);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.Underline;
    }
  }

  /** A sticky note. */
  record Note(
      @Nullable Point position, @Nullable String color, @Nullable String text, boolean keepHistory)
      implements AnnotationShape {
    public Note {
      color = ShapeRules.color("color", color);
      text = ShapeRules.text("text", text, ShapeRules.LONGEST_TEXT);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.Note;
    }
  }

  /** A file attached to a page; its bytes are kept apart. */
  record Attachment(@Nullable Point position, @Nullable String fileName, @Nullable String mimeType)
      implements AnnotationShape {
    public Attachment {
      fileName = ShapeRules.text("fileName", fileName, 255);
      mimeType = ShapeRules.text("mimeType", mimeType, 255);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.Attachment;
    }
  }

  /** A box with text. */
  record TextBox(
      @Nullable Box coordinates,
      @Nullable String fillColor,
      @Nullable String borderColor,
      Line borderStyle,
      int borderThickness,
      int opacity,
      @Nullable String text,
      int textSize,
      Direction direction)
      implements AnnotationShape {
    public TextBox {
      fillColor = ShapeRules.color("fillColor", fillColor);
      borderColor = ShapeRules.color("borderColor", borderColor);
      ShapeRules.thickness("borderThickness", borderThickness);
      ShapeRules.opacity(opacity);
      text = ShapeRules.text("text", text, ShapeRules.LONGEST_TEXT);
      ShapeRules.textSize(textSize);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.TextBox;
    }
  }

  /** An image laid on a page; its bytes are kept apart. */
  record Bitmap(@Nullable Point position, @Nullable Size size, int rotation, int opacity)
      implements AnnotationShape {
    public Bitmap {
      ShapeRules.rotation(rotation);
      ShapeRules.opacity(opacity);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.Bitmap;
    }
  }

  /** A line or an arrow. */
  record StraightLine(
      @Nullable Point beginPosition,
      @Nullable Point endPosition,
      Ending beginStyle,
      Ending endStyle,
      Line lineStyle,
      @Nullable String color,
      @Nullable String endColor,
      int thickness,
      int opacity)
      implements AnnotationShape {
    public StraightLine {
      color = ShapeRules.color("color", color);
      endColor = ShapeRules.color("endColor", endColor);
      ShapeRules.thickness("thickness", thickness);
      ShapeRules.opacity(opacity);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.Line;
    }
  }

  /** A rectangle or an ellipse. */
  record Rectangle(
      @Nullable Box coordinates,
      @Nullable String fillColor,
      AnnotationStyle.Box boxStyle,
      Line borderStyle,
      @Nullable String borderColor,
      int borderThickness,
      int opacity)
      implements AnnotationShape {
    public Rectangle {
      fillColor = ShapeRules.color("fillColor", fillColor);
      borderColor = ShapeRules.color("borderColor", borderColor);
      ShapeRules.thickness("borderThickness", borderThickness);
      ShapeRules.opacity(opacity);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.Rectangle;
    }
  }

  /** A closed polygon. */
  record Polyline(
      @Nullable List<Point> points,
      Line lineStyle,
      @Nullable String fillColor,
      Fill fillStyle,
      @Nullable String color,
      int thickness,
      int opacity)
      implements AnnotationShape {
    public Polyline {
      points = ShapeRules.places("points", points);
      fillColor = ShapeRules.color("fillColor", fillColor);
      color = ShapeRules.color("color", color);
      ShapeRules.thickness("thickness", thickness);
      ShapeRules.opacity(opacity);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.Polyline;
    }
  }

  /** A box with text that points to a place. */
  record Callout(
      @Nullable Box boxCoordinates,
      @Nullable Point focusPosition,
      @Nullable String fillColor,
      @Nullable String borderColor,
      Line borderStyle,
      int borderThickness,
      Ending focusStyle,
      int opacity,
      int textSize,
      @Nullable String text,
      Direction direction)
      implements AnnotationShape {
    public Callout {
      fillColor = ShapeRules.color("fillColor", fillColor);
      borderColor = ShapeRules.color("borderColor", borderColor);
      ShapeRules.thickness("borderThickness", borderThickness);
      ShapeRules.opacity(opacity);
      ShapeRules.textSize(textSize);
      text = ShapeRules.text("text", text, ShapeRules.LONGEST_TEXT);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.Callout;
    }
  }

  /** A stamp of the catalogue laid on a page; 0 for none. */
  record Stamp(
      int stampId,
      @Nullable Box coordinates,
      @Nullable Point position,
      @Nullable String color,
      int rotation,
      int opacity)
      implements AnnotationShape {
    public Stamp {
      ShapeRules.within("stampId", stampId, 0, Integer.MAX_VALUE);
      color = ShapeRules.color("color", color);
      ShapeRules.rotation(rotation);
      ShapeRules.opacity(opacity);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.Stamp;
    }
  }

  /** A line drawn by hand. */
  record FreeHand(
      @Nullable List<Point> points,
      Line lineStyle,
      @Nullable String color,
      int thickness,
      int opacity)
      implements AnnotationShape {
    public FreeHand {
      points = ShapeRules.places("points", points);
      color = ShapeRules.color("color", color);
      ShapeRules.thickness("thickness", thickness);
      ShapeRules.opacity(opacity);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.FreeHand;
    }
  }
}
