package org.muniment.api.metadata;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A link of an entry to another one. */
@Schema(name = "Link")
public record LinkDto(
    int id,
    @Nullable String description,
    int sourceId,
    @Nullable String sourceFullPath,
    @Nullable String sourceLabel,
    @Nullable String sourceLink,
    int targetId,
    @Nullable String targetFullPath,
    @Nullable String targetLabel,
    @Nullable String targetLink,
    int linkDefinitionId,
    @Nullable String linkDefinitionDescription,
    Map<String, String> customProperties) {}
