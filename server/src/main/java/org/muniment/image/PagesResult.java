package org.muniment.image;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.text.Obstacle;

/**
 * What became of a file's pages.
 *
 * @param pages how many pages the sink got
 * @param notices what pages lack because the file is damaged, in their order; with an obstacle, the
 *     last one tells of it
 * @param obstacle what kept the file from being read to its end, or null
 */
public record PagesResult(int pages, List<PageNotice> notices, @Nullable Obstacle obstacle) {
  public PagesResult {
    notices = List.copyOf(notices);
  }
}
