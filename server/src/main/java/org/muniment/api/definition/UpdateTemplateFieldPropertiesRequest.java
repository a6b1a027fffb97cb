package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code UpdateTemplateFieldProperties}. */
@Schema(name = "UpdateTemplateFieldPropertiesRequest")
public record UpdateTemplateFieldPropertiesRequest(
    @Nullable Boolean isRequired, @Nullable String localDescription) {}
