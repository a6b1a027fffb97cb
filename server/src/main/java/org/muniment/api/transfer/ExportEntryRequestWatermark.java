package org.muniment.api.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Defaults;
import org.muniment.api.definition.WatermarkPosition;

/** A text laid over exported pages. */
@Schema(name = "ExportEntryRequestWatermark")
public record ExportEntryRequestWatermark(
    @Nullable String text,
    WatermarkPosition position,
    int rotationAngle,
    Integer pageSpanPercentage) {
  public ExportEntryRequestWatermark {
    position = Defaults.orElse(position, WatermarkPosition.DeadCenter);
    pageSpanPercentage = Defaults.orElse(pageSpanPercentage, 50);
  }
}
