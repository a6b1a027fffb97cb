package org.muniment.api.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The entry at a path, or the nearest one above it that exists. */
@Schema(name = "GetEntryByPathResponse")
public record GetEntryByPathResponse(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EntryDto entry,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EntryDto ancestorEntry) {}
