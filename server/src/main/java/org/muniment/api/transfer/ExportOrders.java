package org.muniment.api.transfer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.muniment.image.ExportFormat;
import org.muniment.image.WatermarkPosition;
import org.muniment.transfer.ExportOrder;

/** Turns the wire form of an export into an order. */
final class ExportOrders {
  private ExportOrders() {}

  static ExportOrder of(
      ExportEntryRequestPart part,
      @Nullable String pageRange,
      @Nullable ExportEntryRequestImageOptions images,
      @Nullable ExportEntryRequestTextOptions text,
      int auditReasonId) {
    return new ExportOrder(
        ExportOrder.Part.valueOf(part.name()),
        pageRange,
        images == null ? ExportOrder.ImageOptions.USUAL : images(images),
        text == null || text.includeRedactions(),
        text == null ? "X" : text.redactionCharacter(),
        auditReasonId);
  }

  private static ExportOrder.ImageOptions images(ExportEntryRequestImageOptions options) {
    ExportEntryRequestWatermark mark = options.watermark();
    return new ExportOrder.ImageOptions(
        Arrays.stream(ExportFormat.values())
            .filter(format -> format.wireName().equals(options.format().name()))
            .findFirst()
            .orElseThrow(),
        options.jpegCompressionLevel(),
        options.pagePrefix(),
        mark == null
            ? null
            : new ExportOrder.Mark(
                mark.text() == null ? "" : mark.text(),
                Arrays.stream(WatermarkPosition.values())
                    .filter(position -> position.wireName().equals(mark.position().name()))
                    .findFirst()
                    .orElseThrow(),
                mark.rotationAngle(),
                mark.pageSpanPercentage()),
        options.includeAnnotations(),
        options.includeRedactions());
  }
}
