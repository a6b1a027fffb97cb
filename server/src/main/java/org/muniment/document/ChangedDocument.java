package org.muniment.document;

import java.util.List;
import org.muniment.entry.Entry;
import org.muniment.image.TesseractOcr;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document that was made or changed.
 *
 * @param warnings what was wanted and is missing in it, a sentence each; see {@link MadePages}
 */
public record ChangedDocument(Entry entry, List<String> warnings) {
  private static final Logger LOG = LoggerFactory.getLogger(ChangedDocument.class);

  public ChangedDocument {
    warnings = List.copyOf(warnings);
  }

  /** A changed document of which the log says what is missing in it. */
  public static ChangedDocument logged(Entry entry, List<String> warnings) {
    // The log says once at the start that nothing is recognised.
    List<String> news =
        warnings.stream().filter(text -> !text.endsWith(TesseractOcr.NOT_INSTALLED)).toList();
    if (!news.isEmpty()) {
      LOG.warn("The document {} lacks what was wanted: {}", entry.id(), String.join(" ", news));
    }
    return new ChangedDocument(entry, warnings);
  }
}
