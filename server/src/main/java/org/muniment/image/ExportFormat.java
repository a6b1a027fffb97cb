package org.muniment.image;

/** What page images are exported as (contract: long-operations §7). */
public enum ExportFormat {
  MULTI_PAGE_TIFF("MultiPageTIFF", "image/tiff", "tif", false),
  SINGLE_PAGE_TIFF("SinglePageTIFF", "image/tiff", "tif", true),
  PNG("PNG", "image/png", "png", true),
  PDF("PDF", "application/pdf", "pdf", false),
  JPEG("JPEG", "image/jpeg", "jpg", true);

  private final String wireName;
  private final String mimeType;
  private final String extension;
  private final boolean filePerPage;

  ExportFormat(String wireName, String mimeType, String extension, boolean filePerPage) {
    this.wireName = wireName;
    this.mimeType = mimeType;
    this.extension = extension;
    this.filePerPage = filePerPage;
  }

  public String wireName() {
    return wireName;
  }

  /**
   * The content type of the export. Single TIFF files always come in a zip, PNG and JPEG only when
   * there are several pages.
   */
  public String contentType(int pages) {
    return zipped(pages) ? "application/zip" : mimeType;
  }

  /** The extension of the exported file, without dot. */
  public String extension(int pages) {
    return zipped(pages) ? "zip" : extension;
  }

  boolean zipped(int pages) {
    return filePerPage && (this == SINGLE_PAGE_TIFF || pages != 1);
  }

  String pageExtension() {
    return extension;
  }
}
