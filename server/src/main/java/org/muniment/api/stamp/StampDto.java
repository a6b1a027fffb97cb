package org.muniment.api.stamp;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A stamp of the catalogue. */
@Schema(name = "Stamp")
public record StampDto(
    int id,
    @Nullable String name,
    boolean isPublic,
    @Nullable String owner,
    @Nullable String customData,
    int imageWidth,
    int imageHeight) {}
