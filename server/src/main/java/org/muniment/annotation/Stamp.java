package org.muniment.annotation;

import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;

/**
 * A stamp of the catalogue.
 *
 * @param isPublic for all, instead of its owner only
 * @param image a PNG file
 * @param width of the image, in pixels
 */
public record Stamp(
    int id,
    String name,
    boolean isPublic,
    int ownerId,
    @Nullable String customData,
    BlobRef image,
    int width,
    int height) {}
