package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key and its value. */
@Schema(name = "Attribute")
public record AttributeDto(@Nullable String key, @Nullable String value) {}
