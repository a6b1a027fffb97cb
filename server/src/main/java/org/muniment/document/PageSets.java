package org.muniment.document;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobService;
import org.muniment.database.Transaction;

/** Makes page sets: building blocks. */
final class PageSets {
  private final BlobService blobs;
  private final Clock clock;
  private final PageDao pages = new PageDao();
  private final PageTextDao texts = new PageTextDao();

  PageSets(BlobService blobs, Clock clock) {
    this.blobs = blobs;
    this.clock = clock;
  }

  /** What is done to a set before it is complete. */
  interface Finish extends Consumer<Long> {}

  /**
   * Makes a set of pages from several sources, one after the other.
   *
   * @return null when it would have no pages
   */
  @Nullable Long make(Transaction transaction, int repositoryId, List<PageSource> sources) {
    return make(transaction, repositoryId, sources, set -> {});
  }

  @Nullable Long make(
      Transaction transaction, int repositoryId, List<PageSource> sources, Finish finish) {
    if (sources.stream().mapToInt(PageSource::count).sum() == 0) {
      return null;
    }
    Map<String, PageTextDao.Stored> stored = store(transaction, repositoryId, sources);
    long set = pages.insertSet(transaction, repositoryId, clock.instant());
    List<PageDao.Span> spans = new ArrayList<>();
    int next = 1;
    for (PageSource source : sources) {
      if (source instanceof PageSource.Kept kept) {
        if (kept.count() > 0) {
          spans.add(
              new PageDao.Span(
                  kept.pageSetId(),
                  kept.first(),
                  kept.last(),
                  next - kept.first(),
                  kept.asCopies()));
        }
      } else if (source instanceof PageSource.Added added) {
        pages.insert(transaction, repositoryId, set, next, added.pages(), stored);
      }
      next += source.count();
    }
    if (!spans.isEmpty()) {
      pages.copy(transaction, repositoryId, set, spans);
    }
    finish.accept(set);
    pages.complete(transaction, repositoryId, set);
    return set;
  }

  private Map<String, PageTextDao.Stored> store(
      Transaction transaction, int repositoryId, List<PageSource> sources) {
    Set<BlobRef> images = new HashSet<>();
    Set<String> added = new HashSet<>();
    for (PageSource source : sources) {
      if (source instanceof PageSource.Added pagesAdded) {
        for (NewPage page : pagesAdded.pages()) {
          if (page.image() != null) {
            images.add(page.image().ref());
          }
          if (!page.text().isEmpty()) {
            added.add(page.text());
          }
        }
      }
    }
    blobs.name(transaction, repositoryId, images);
    return texts.obtain(transaction, repositoryId, added, clock.instant());
  }

  /** Gives a page of a set in the making another image. */
  void setImage(
      Transaction transaction, int repositoryId, long set, int number, PageImageRef image) {
    blobs.name(transaction, repositoryId, image.ref());
    pages.setImage(transaction, repositoryId, set, number, image);
  }

  /**
   * Gives pages of a set in the making other texts, empty for none. What is to be seen of them is
   * for {@link VisibleTexts} to settle.
   */
  void setTexts(Transaction transaction, int repositoryId, long set, Map<Integer, String> byPage) {
    Set<String> given = new HashSet<>(byPage.values());
    given.remove("");
    Map<String, PageTextDao.Stored> stored =
        texts.obtain(transaction, repositoryId, given, clock.instant());
    Map<Integer, PageTextDao.@Nullable Stored> chosen = new HashMap<>();
    byPage.forEach((page, text) -> chosen.put(page, stored.get(text)));
    pages.setTexts(transaction, repositoryId, set, chosen);
  }
}
