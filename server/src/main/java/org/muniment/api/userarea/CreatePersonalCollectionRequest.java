package org.muniment.api.userarea;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code CreatePersonalCollection}. */
@Schema(name = "CreatePersonalCollectionRequest")
public record CreatePersonalCollectionRequest(@Nullable String name) {}
