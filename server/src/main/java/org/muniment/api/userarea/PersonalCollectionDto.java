package org.muniment.api.userarea;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A collection of entries. */
@Schema(name = "PersonalCollection")
public record PersonalCollectionDto(
    @Nullable String id, @Nullable String name, List<Integer> entryIds) {}
