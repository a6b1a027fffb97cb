package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A template as the repository defines it. */
@Schema(name = "TemplateDefinition")
public record TemplateDefinitionDto(
    int id,
    @Nullable String name,
    @Nullable String displayName,
    @Nullable String description,
    @Nullable LFColorDto color,
    int fieldCount,
    boolean isAutoAssignable) {}
