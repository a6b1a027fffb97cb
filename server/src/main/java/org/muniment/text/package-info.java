/**
 * The text and the type of files that nobody vouches for. Start with {@link
 * org.muniment.text.TextExtractor}; it hands files to worker processes, where {@link
 * org.muniment.text.TextJob} reads them. Owns no tables.
 */
@NullMarked
package org.muniment.text;

import org.jspecify.annotations.NullMarked;
