package org.muniment.image;

/** Where on a page a watermark stands (contract: long-operations §7). */
public enum WatermarkPosition {
  TOP_LEFT("TopLeft", 0, 0),
  TOP_CENTER("TopCenter", 1, 0),
  TOP_RIGHT("TopRight", 2, 0),
  MIDDLE_LEFT("MiddleLeft", 0, 1),
  DEAD_CENTER("DeadCenter", 1, 1),
  MIDDLE_RIGHT("MiddleRight", 2, 1),
  BOTTOM_LEFT("BottomLeft", 0, 2),
  BOTTOM_CENTER("BottomCenter", 1, 2),
  BOTTOM_RIGHT("BottomRight", 2, 2);

  private final String wireName;
  private final int column;
  private final int row;

  WatermarkPosition(String wireName, int column, int row) {
    this.wireName = wireName;
    this.column = column;
    this.row = row;
  }

  public String wireName() {
    return wireName;
  }

  /** The left edge of something of that width on a page of that width. */
  double left(double pageWidth, double width, double margin) {
    return margin + (pageWidth - 2 * margin - width) * column / 2;
  }

  double top(double pageHeight, double height, double margin) {
    return margin + (pageHeight - 2 * margin - height) * row / 2;
  }
}
