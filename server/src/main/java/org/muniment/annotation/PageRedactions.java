package org.muniment.annotation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;

/** What of the texts of a document a caller must not be shown: a building block. */
public final class PageRedactions {
  private final AnnotationRights rights;
  private final AnnotationDao dao = new AnnotationDao();

  public PageRedactions(AnnotationRights rights) {
    this.rights = rights;
  }

  /** Takes redacted words out of the text of a page. */
  public interface Texts {
    String apply(int page, String text);
  }

  /** A redaction with the text that its page has now. */
  record OnPage(int page, @Nullable Long textId, Annotation redaction) {}

  /** For a document as it stands. */
  public Texts of(Transaction transaction, Caller caller, int entryId) {
    if (rights.maySeeThrough(transaction, caller, entryId)) {
      return (page, text) -> text;
    }
    Map<Integer, List<OnPage>> byPage =
        dao.redactions(transaction, caller.repositoryId(), entryId).stream()
            .collect(Collectors.groupingBy(OnPage::page));
    return (page, text) -> {
      List<OnPage> found = byPage.getOrDefault(page, List.of());
      return found.isEmpty()
          ? text
          : RedactedText.of(
              text,
              found.get(0).textId(),
              found.stream().map(OnPage::redaction).toList(),
              PageViews.Options.PLAIN.character());
    };
  }
}
