package org.muniment.api.userarea;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code CreateUserArea}. */
@Schema(name = "CreateUserAreaRequest")
public record CreateUserAreaRequest(
    @Nullable String name, @Nullable String comment, @Nullable String data) {}
