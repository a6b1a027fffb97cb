package org.muniment.api.userarea;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An area that an application keeps for a user. */
@Schema(name = "UserArea")
public record UserAreaDto(
    int id, @Nullable String name, @Nullable String comment, @Nullable String data) {}
