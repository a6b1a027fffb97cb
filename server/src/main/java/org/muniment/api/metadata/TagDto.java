package org.muniment.api.metadata;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.definition.TagDefinitionWatermarkDto;

/** A tag of an entry. */
@Schema(name = "Tag")
public record TagDto(
    int id,
    @Nullable String name,
    @Nullable String displayName,
    @Nullable String description,
    boolean isSecure,
    @Nullable TagDefinitionWatermarkDto watermark) {}
