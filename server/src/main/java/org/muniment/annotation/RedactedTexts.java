package org.muniment.annotation;

import java.util.List;
import java.util.Map;
import org.muniment.database.Transaction;
import org.muniment.document.TextRedaction;

/** Hides in the texts of pages what their redactions hide, as {@link PageViews} shows it. */
public final class RedactedTexts implements TextRedaction {
  private final AnnotationDao dao = new AnnotationDao();

  @Override
  public List<String> apply(Transaction transaction, int repositoryId, List<Text> texts) {
    Map<Long, List<Annotation>> bySet =
        dao.redactionsOf(
            transaction, repositoryId, texts.stream().map(Text::annotationSetId).toList());
    return texts.stream()
        .map(
            each ->
                RedactedText.of(
                    each.text(),
                    each.id(),
                    bySet.getOrDefault(each.annotationSetId(), List.of()),
                    PageViews.Options.PLAIN.character()))
        .toList();
  }
}
