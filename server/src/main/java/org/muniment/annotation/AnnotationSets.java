package org.muniment.annotation;

import java.util.List;
import org.muniment.database.Transaction;
import org.muniment.document.PageInfo;

/** What lies on pages, whoever may see it: a building block. */
final class AnnotationSets {
  private final AnnotationDao dao = new AnnotationDao();

  /** The annotations of some pages by page, those on top last. */
  List<Annotation> of(Transaction transaction, int repositoryId, List<PageInfo> pages) {
    List<PageInfo> annotated =
        pages.stream().filter(page -> page.annotationSetId() != null).toList();
    return annotated.isEmpty()
        ? List.of()
        : dao.list(
            transaction,
            repositoryId,
            annotated.stream().mapToLong(PageInfo::annotationSetId).toArray(),
            annotated.stream().mapToInt(PageInfo::number).toArray());
  }
}
