package org.muniment.transfer;

import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.image.ExportFormat;
import org.muniment.image.ExportOptions;
import org.muniment.image.Watermark;
import org.muniment.image.WatermarkPosition;

/**
 * What is exported and how (contract: long-operations §7).
 *
 * @param pageRange null for all pages; ignored for the electronic document
 * @param redactText whether redacted text is replaced also for those who see through redactions
 * @param auditReasonId 0 for none
 */
public record ExportOrder(
    Part part,
    @Nullable String pageRange,
    ImageOptions images,
    boolean redactText,
    String redactionCharacter,
    int auditReasonId) {
  /** With redacted text, as is usual. */
  public ExportOrder(
      Part part,
      @Nullable String pageRange,
      ImageOptions images,
      String redactionCharacter,
      int auditReasonId) {
    this(part, pageRange, images, true, redactionCharacter, auditReasonId);
  }

  /** Which part of a document. */
  public enum Part {
    Image,
    Text,
    Edoc
  }

  /** A watermark as it is asked for. */
  public record Mark(
      String text, WatermarkPosition position, int rotationAngle, int pageSpanPercentage) {}

  /**
   * How page images are exported.
   *
   * @param annotate whether the annotations that the caller sees are drawn
   * @param redact whether redactions are drawn also for those who see through them
   */
  public record ImageOptions(
      ExportFormat format,
      int jpegQuality,
      String pagePrefix,
      @Nullable Mark watermark,
      boolean annotate,
      boolean redact) {
    /** With annotations and redactions, as is usual. */
    public ImageOptions(
        ExportFormat format, int jpegQuality, String pagePrefix, @Nullable Mark watermark) {
      this(format, jpegQuality, pagePrefix, watermark, true, true);
    }

    public static final ImageOptions USUAL =
        new ImageOptions(
            ExportFormat.MULTI_PAGE_TIFF,
            ExportOptions.USUAL_QUALITY,
            ExportOptions.USUAL_PREFIX,
            null);

    ExportOptions options(String documentName) {
      Mark mark = watermark;
      return new ExportOptions(
          format,
          jpegQuality,
          documentName,
          pagePrefix,
          mark == null
              ? null
              : new Watermark(
                  mark.text(), mark.position(), mark.rotationAngle(), mark.pageSpanPercentage()));
    }
  }

  /**
   * @throws MunimentException INVALID_REQUEST for options out of range
   */
  void check() {
    images.options("");
    if (redactionCharacter.codePointCount(0, redactionCharacter.length()) != 1
        || redactionCharacter.isBlank()) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The redaction character '" + redactionCharacter + "' is not one visible character.");
    }
  }
}
