package org.muniment.annotation;

/** Places on a page, in pixels of its unrotated image from the top left. */
public final class AnnotationPlace {
  private static final int FARTHEST = 1_000_000;

  private AnnotationPlace() {}

  /** A point, which may lie outside of the page. */
  public record Point(int x, int y) {
    public Point {
      ShapeRules.within("x", x, -FARTHEST, FARTHEST);
      ShapeRules.within("y", y, -FARTHEST, FARTHEST);
    }
  }

  /** A rectangle, which may reach outside of the page. */
  public record Box(int x, int y, int width, int height) {
    public Box {
      ShapeRules.within("x", x, -FARTHEST, FARTHEST);
      ShapeRules.within("y", y, -FARTHEST, FARTHEST);
      ShapeRules.within("width", width, 0, FARTHEST);
      ShapeRules.within("height", height, 0, FARTHEST);
    }
  }

  /** A width and a height. */
  public record Size(int width, int height) {
    public Size {
      ShapeRules.within("width", width, 0, FARTHEST);
      ShapeRules.within("height", height, 0, FARTHEST);
    }
  }
}
