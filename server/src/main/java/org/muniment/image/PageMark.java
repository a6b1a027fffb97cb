package org.muniment.image;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is painted over a page image, in the pixels of the stored image before it is turned. Colours
 * are ARGB with the opacity in the highest byte.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mark")
@JsonSubTypes({
  @JsonSubTypes.Type(name = "fill", value = PageMark.Fill.class),
  @JsonSubTypes.Type(name = "figure", value = PageMark.Figure.class),
  @JsonSubTypes.Type(name = "tip", value = PageMark.Tip.class),
  @JsonSubTypes.Type(name = "label", value = PageMark.Label.class),
  @JsonSubTypes.Type(name = "picture", value = PageMark.Picture.class)
})
public sealed interface PageMark {
  /** A point. */
  record Dot(int x, int y) {}

  /** A rectangle. */
  record Area(int x, int y, int width, int height) {}

  /**
   * Filled rectangles, such as a redaction or a highlight.
   *
   * @param darkens whether what is dark below stays dark, as under a marker pen
   */
  record Fill(List<Area> areas, int argb, boolean darkens) implements PageMark {
    public Fill {
      areas = List.copyOf(areas);
    }
  }

  /** What a figure is made of. */
  enum Form {
    /** Within the first two points. */
    RECTANGLE,
    /** Within the first two points. */
    ELLIPSE,
    /** Within the first two points. */
    ROUNDED,
    /** From point to point and back. */
    POLYGON,
    /** From point to point. */
    PATH
  }

  /**
   * How a line is drawn.
   *
   * @param dashes lengths of dashes and gaps in thicknesses, empty for a solid line
   */
  record Pen(int argb, int thickness, List<Integer> dashes) {
    public Pen {
      dashes = List.copyOf(dashes);
    }
  }

  /**
   * A line or an area.
   *
   * @param fill null for none
   * @param pen null for none
   */
  record Figure(Form form, List<Dot> dots, @Nullable Integer fill, @Nullable Pen pen)
      implements PageMark {
    public Figure {
      dots = List.copyOf(dots);
    }
  }

  /** How a line can end. */
  enum TipForm {
    OPEN,
    CLOSED,
    OPEN_REVERSED,
    CLOSED_REVERSED,
    BUTT,
    DIAMOND,
    ROUND,
    SQUARE,
    SLASH
  }

  /** The end of a line that comes from another point. */
  record Tip(TipForm form, Dot end, Dot from, int argb, int thickness) implements PageMark {}

  /**
   * Text within a rectangle, wrapped where it is too wide and cut off at the end.
   *
   * @param points the size of an em, in points of the page
   * @param quarters the turns to the right
   */
  record Label(Area area, String text, int points, int argb, int quarters) implements PageMark {}

  /**
   * An image.
   *
   * @param number which of the pictures that come with the page, from 0
   * @param rotation degrees to the right around the middle
   * @param opacity 0 to 100
   * @param tint what black becomes, while white becomes transparent; null for the image as it is
   */
  record Picture(int number, Area area, int rotation, int opacity, @Nullable Integer tint)
      implements PageMark {}
}
