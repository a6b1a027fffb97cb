package org.muniment.api.userarea;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry in an area or a list. */
@Schema(name = "UserAreaEntry")
public record UserAreaEntryDto(int entryId, @Nullable String fullPath) {}
