package org.muniment.text;

import org.jspecify.annotations.Nullable;

/**
 * What reading a file gave. There is always a text, at worst an empty one.
 *
 * @param text the text, cut at the limit
 * @param mimeType the type of the content as found, or null when nothing could be read
 * @param complete whether the text is all there is
 * @param notice why it is not complete, or null
 */
public record ExtractedText(
    String text, @Nullable String mimeType, boolean complete, @Nullable String notice) {}
