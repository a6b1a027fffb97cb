package org.muniment.text;

import org.jspecify.annotations.Nullable;

/**
 * What reading a file gave. There is always a text, at worst an empty one.
 *
 * @param text the text, cut at the limit
 * @param mimeType the type of the content as found, or null when nothing could be read
 * @param notice why it is not all there is, or null
 * @param obstacle what was in the way, or null when the file is damaged or all was read
 */
public record ExtractedText(
    String text, @Nullable String mimeType, @Nullable String notice, @Nullable Obstacle obstacle) {
  /** Whether the text is all there is. */
  public boolean complete() {
    return notice == null;
  }
}
