package org.muniment.api.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code UpdateEntry}. */
@Schema(name = "UpdateEntryRequest")
public record UpdateEntryRequest(
    @Nullable Integer parentId, @Nullable String name, boolean autoRename) {}
