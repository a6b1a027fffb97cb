/**
 * Page images: where they come from ({@link org.muniment.image.PdfPages}, {@link
 * org.muniment.image.ImagePages}), their text ({@link org.muniment.image.TesseractOcr}) and how
 * they leave ({@link org.muniment.image.PageExporter}). Everything that decodes runs in worker
 * processes whose main class is {@link org.muniment.image.FileWorker}; the server itself only
 * copies bytes and writes containers. Owns no tables.
 */
@NullMarked
package org.muniment.image;

import org.jspecify.annotations.NullMarked;
