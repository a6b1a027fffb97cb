package org.muniment.api.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The entry at a path, or the nearest one above it that exists. */
@Schema(name = "GetEntryByPathResponse")
public record GetEntryByPathResponse(@Nullable EntryDto entry, @Nullable EntryDto ancestorEntry) {}
