package org.muniment.document;

import org.jspecify.annotations.Nullable;

/**
 * A page as it is listed.
 *
 * @param number its place in the document, from 1
 * @param id stays with the page when it is moved
 * @param image null for none
 * @param rotation the angle by which the image is shown clockwise
 * @param textId null for no text
 * @param textSize bytes of its text in UTF-8
 * @param annotationSetId what lies on it, null for nothing
 */
public record PageInfo(
    int number,
    long id,
    @Nullable PageImageRef image,
    int rotation,
    @Nullable Long textId,
    long textSize,
    @Nullable Long annotationSetId) {}
