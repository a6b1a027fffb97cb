package org.muniment.api.repository;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A repository of this server. */
@Schema(name = "Repository")
public record RepositoryDto(
    @Nullable String id, @Nullable String name, @Nullable String webClientUrl) {}
