package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code UpdateTemplate}. */
@Schema(name = "UpdateTemplateRequest")
public record UpdateTemplateRequest(
    @Nullable String name,
    @Nullable String description,
    @Nullable LFColorDto color,
    @Nullable Boolean clearColor,
    @Nullable Boolean isAutoAssignable) {}
