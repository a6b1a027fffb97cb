package org.muniment.api.userarea;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The ids of entries to add or remove. */
@Schema(name = "EntryIdsRequest")
public record EntryIdsRequest(@Nullable List<Integer> entryIds) {}
