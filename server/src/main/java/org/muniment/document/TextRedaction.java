package org.muniment.document;

import java.util.List;
import org.muniment.database.Transaction;

/** Lets the feature that knows what lies on pages take out of their texts what it hides. */
public interface TextRedaction {
  /**
   * The text of a page.
   *
   * @param annotationSetId what lies on the page
   */
  record Text(long id, String text, long annotationSetId) {}

  /**
   * Texts, in the same order, as those are shown them who may not see through what lies on the
   * pages; the very same where nothing is hidden.
   */
  List<String> apply(Transaction transaction, int repositoryId, List<Text> texts);
}
