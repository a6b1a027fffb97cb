package org.muniment.image;

/** How pages are rendered (contract: entries §5, {@code generatePagesImageType}). */
public enum PageColor {
  /** One bit per pixel, 300 dpi, TIFF with fax compression. */
  BLACK_AND_WHITE("BlackAndWhite", 300),
  /** Colour, 150 dpi, JPEG. */
  STANDARD_COLOR("StandardColor", 150),
  /** Colour, 300 dpi, PNG. */
  HIGH_QUALITY_COLOR("HighQualityColor", 300);

  private final String wireName;
  private final int resolution;

  PageColor(String wireName, int resolution) {
    this.wireName = wireName;
    this.resolution = resolution;
  }

  public String wireName() {
    return wireName;
  }

  int resolution() {
    return resolution;
  }
}
