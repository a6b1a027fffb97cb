package org.muniment.image;

import org.jspecify.annotations.Nullable;

/**
 * What became of a file's pages.
 *
 * @param pages how many pages the sink got
 * @param damaged how many of them came without what was asked for
 * @param notice why pages are damaged or missing, or null
 * @param obstacle what kept the file itself from being looked at, or null
 */
public record PagesResult(
    int pages, int damaged, @Nullable String notice, @Nullable Obstacle obstacle) {

  /** What has nothing to do with the content of a file. */
  public enum Obstacle {
    /** Nobody was free to look at the file. */
    BUSY,
    /** The file is encrypted, and opens with a password only. */
    PASSWORD
  }
}
