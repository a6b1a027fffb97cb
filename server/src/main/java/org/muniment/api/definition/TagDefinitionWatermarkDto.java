package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The watermark that a tag puts on pages. */
@Schema(name = "TagDefinitionWatermark")
public record TagDefinitionWatermarkDto(
    @Nullable String text,
    int pageSpanPercentage,
    WatermarkPosition position,
    int rotationAngle,
    boolean isMandatory,
    int opacity) {}
