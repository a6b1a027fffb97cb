package org.muniment.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.muniment.image.PageNotice;

/**
 * Pages that were made of a content, and what they lack although it was wanted.
 *
 * @param pages in their order
 * @param notices what they lack and why, by their place among the pages, counted from 1
 */
public record MadePages(List<NewPage> pages, List<PageNotice> notices) {
  /** No pages, and nothing that was wanted. */
  public static final MadePages NONE = new MadePages(List.of(), List.of());

  /** So many reasons, and so many runs of pages for each, are told; more help nobody. */
  private static final int MOST = 20;

  public MadePages {
    pages = List.copyOf(pages);
    notices = List.copyOf(notices);
  }

  /** Whether there are pages, and all that is in the file is in them. */
  public boolean isWhole() {
    return !pages.isEmpty() && notices.stream().noneMatch(PageNotice::isLoss);
  }

  /**
   * A sentence for each reason, with the pages it concerns, such as "Pages 3, 5-7: The page cannot
   * be rendered."; what is lost comes before what could not be recognised.
   *
   * @param noun what a page is called
   */
  public List<String> warnings(String noun) {
    return warnings(noun, notices);
  }

  /** Those of the {@link #warnings} that tell of something in the file that is missing. */
  public List<String> losses(String noun) {
    return warnings(noun, notices.stream().filter(PageNotice::isLoss).toList());
  }

  static List<String> warnings(String noun, List<PageNotice> notices) {
    Map<String, SortedSet<Integer>> byReason = new LinkedHashMap<>();
    List<PageNotice> lossesFirst =
        notices.stream().sorted(Comparator.comparing(notice -> !notice.isLoss())).toList();
    for (PageNotice notice : lossesFirst) {
      byReason.computeIfAbsent(notice.reason(), reason -> new TreeSet<>()).add(notice.page());
    }
    List<String> warnings = new ArrayList<>();
    SortedSet<Integer> others = new TreeSet<>();
    byReason.forEach(
        (reason, numbers) -> {
          if (warnings.size() < MOST) {
            warnings.add(place(noun, numbers) + reason);
          } else {
            others.addAll(numbers);
          }
        });
    if (!others.isEmpty()) {
      warnings.add(place(noun, others) + "Something is missing for other reasons.");
    }
    return warnings;
  }

  private static String place(String noun, SortedSet<Integer> numbers) {
    SortedSet<Integer> pages = numbers.tailSet(1);
    return pages.isEmpty() ? "" : noun + (pages.size() == 1 ? " " : "s ") + runs(pages) + ": ";
  }

  private static String runs(SortedSet<Integer> pages) {
    List<String> runs = new ArrayList<>();
    int first = pages.first();
    int last = first;
    for (int page : pages) {
      if (page > last + 1) {
        runs.add(run(first, last));
        first = page;
      }
      last = page;
    }
    runs.add(run(first, last));
    int more = runs.size() - MOST;
    return more <= 0
        ? String.join(", ", runs)
        : String.join(", ", runs.subList(0, MOST)) + " and further ones up to " + last;
  }

  private static String run(int first, int last) {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
