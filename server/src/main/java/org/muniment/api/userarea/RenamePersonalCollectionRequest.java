package org.muniment.api.userarea;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code RenamePersonalCollection}. */
@Schema(name = "RenamePersonalCollectionRequest")
public record RenamePersonalCollectionRequest(@Nullable String name) {}
