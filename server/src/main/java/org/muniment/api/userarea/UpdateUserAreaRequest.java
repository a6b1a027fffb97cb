package org.muniment.api.userarea;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code UpdateUserArea}. */
@Schema(name = "UpdateUserAreaRequest")
public record UpdateUserAreaRequest(
    @Nullable String name, @Nullable String comment, @Nullable String data) {}
