package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A kind of link between entries. */
@Schema(name = "LinkDefinition")
public record LinkDefinitionDto(
    int id,
    @Nullable String sourceLabel,
    @Nullable String targetLabel,
    @Nullable String description) {}
