package org.muniment.document;

import org.muniment.blob.BlobRef;

/**
 * The image of a page.
 *
 * @param ref the bytes
 * @param width in pixels, 0 when unknown
 * @param height in pixels, 0 when unknown
 * @param xResolution in dots per inch
 * @param yResolution in dots per inch
 * @param depth bits per pixel, 0 when unknown
 */
public record PageImageRef(
    BlobRef ref,
    String mimeType,
    int width,
    int height,
    int xResolution,
    int yResolution,
    int depth) {}
