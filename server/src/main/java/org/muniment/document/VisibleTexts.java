package org.muniment.document;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muniment.database.Database;
import org.muniment.database.Transaction;

/**
 * Keeps what is to be seen of redacted pages, so that searches find it. Whoever changes the text of
 * a page or what lies on it leaves that open, which hides the whole text, and calls this in the
 * same transaction. Thread-safe.
 */
public final class VisibleTexts {
  private static final int BATCH = 20;

  private final Database database;
  private final TextRedaction redaction;
  private final Clock clock;
  private final PageDao pages = new PageDao();
  private final PageTextDao texts = new PageTextDao();

  public VisibleTexts(Database database, TextRedaction redaction, Clock clock) {
    this.database = database;
    this.redaction = redaction;
    this.clock = clock;
  }

  /** Settles what is open of some pages of a set in the making. */
  void settle(Transaction transaction, int repositoryId, long set, Collection<Integer> numbers) {
    settle(transaction, pages.open(transaction, repositoryId, set, numbers));
  }

  /**
   * Settles what is open anywhere: pages that were redacted before the server kept this.
   *
   * @return how many there were
   */
  public int settleAll() {
    int settled = 0;
    int some;
    do {
      some = database.write(transaction -> settle(transaction, pages.takeOpen(transaction, BATCH)));
      settled += some;
    } while (some > 0);
    return settled;
  }

  /** For pages of one repository; answers how many there are. */
  private int settle(Transaction transaction, List<PageDao.Open> open) {
    if (open.isEmpty()) {
      return 0;
    }
    int repositoryId = open.get(0).repositoryId();
    List<String> shown =
        redaction.apply(transaction, repositoryId, open.stream().map(PageDao.Open::text).toList());
    Set<String> masked = new HashSet<>();
    for (int i = 0; i < open.size(); i++) {
      if (isMasked(open.get(i), shown.get(i))) {
        masked.add(shown.get(i));
      }
    }
    Map<String, PageTextDao.Stored> stored =
        texts.obtain(transaction, repositoryId, masked, clock.instant());
    List<PageDao.Visible> visible = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      PageTextDao.Stored text =
          isMasked(open.get(i), shown.get(i)) ? stored.get(shown.get(i)) : null;
      visible.add(new PageDao.Visible(open.get(i), text == null ? null : text.id()));
    }
    pages.setVisible(transaction, visible);
    return open.size();
  }

  private static boolean isMasked(PageDao.Open page, String shown) {
    return !shown.equals(page.text().text());
  }
}
