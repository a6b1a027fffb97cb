package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tag as the repository defines it. */
@Schema(name = "TagDefinition")
public record TagDefinitionDto(
    int id,
    @Nullable String name,
    @Nullable String displayName,
    @Nullable String description,
    boolean isSecure,
    @Nullable TagDefinitionWatermarkDto watermark) {}
