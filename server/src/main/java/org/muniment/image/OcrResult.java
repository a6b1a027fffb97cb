package org.muniment.image;

import org.jspecify.annotations.Nullable;

/**
 * What text recognition gave; never a failure (contract: entries §7).
 *
 * @param text the text, empty when none was found
 * @param notice why there is no text or not all of it, or null when recognition ran to its end
 */
public record OcrResult(String text, @Nullable String notice) {}
