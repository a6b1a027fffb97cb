package org.muniment.image;

import org.jspecify.annotations.Nullable;

/**
 * What became of a file's pages.
 *
 * @param pages how many pages the sink got
 * @param damaged how many of them came without what was asked for
 * @param notice why pages are damaged or missing, or null
 * @param busy whether there are none because nobody was free to look at the file
 */
public record PagesResult(int pages, int damaged, @Nullable String notice, boolean busy) {}
