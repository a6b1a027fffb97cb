package org.muniment.api.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known about one page. */
@Schema(name = "PageInfoResponse")
public record PageInfoResponse(
    int entryId,
    long pageId,
    int pageNumber,
    boolean hasImage,
    boolean hasText,
    boolean hasThumbnail,
    boolean hasWordLocations,
    int imageRotationAngle,
    long imageDataSize,
    long textDataSize,
    long locationsDataSize,
    long thumbnailDataSize,
    int imageDepth,
    int imageHeight,
    int imageWidth,
    int imageXResolution,
    int imageYResolution) {}
