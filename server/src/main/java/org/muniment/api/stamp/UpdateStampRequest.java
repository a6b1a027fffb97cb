package org.muniment.api.stamp;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code UpdateStamp}. */
@Schema(name = "UpdateStampRequest")
public record UpdateStampRequest(@Nullable String name, @Nullable String customData) {}
