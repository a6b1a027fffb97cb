package org.muniment.document;

import java.util.List;

/** Where some pages of a new page set come from, in their order. */
sealed interface PageSource {
  int count();

  /**
   * Pages of a set that is there.
   *
   * @param asCopies whether they get ids of their own
   */
  record Kept(long pageSetId, int first, int last, boolean asCopies) implements PageSource {
    @Override
    public int count() {
      return last - first + 1;
    }
  }

  /** Pages that are new. */
  record Added(List<NewPage> pages) implements PageSource {
    public Added {
      pages = List.copyOf(pages);
    }

    @Override
    public int count() {
      return pages.size();
    }
  }
}
