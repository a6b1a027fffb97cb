package org.muniment.api.definition;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code UpdateFieldProperties}. */
@Schema(name = "UpdateFieldPropertiesRequest")
public record UpdateFieldPropertiesRequest(
    @Nullable Map<String, String> set, @Nullable List<String> remove) {}
