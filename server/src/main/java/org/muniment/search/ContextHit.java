package org.muniment.search;

import org.muniment.search.language.ContextLine;

/**
 * A place in an entry where a search matched (contract: search-syntax §9).
 *
 * @param pageNumber from 1; 0 where there is no page
 * @param annotationId its number on the page; 0 where there is no annotation
 * @param words how many words the hit has
 * @param fieldName empty where there is no field
 */
public record ContextHit(
    Source source,
    int pageNumber,
    int annotationId,
    ContextLine line,
    int words,
    String fieldName) {
  ContextHit(Source source, int pageNumber, ContextLine line, int words, String fieldName) {
    this(source, pageNumber, 0, line, words, fieldName);
  }

  /** What was matched, in the order in which hits are listed. */
  public enum Source {
    PAGE,
    ELECTRONIC_DOCUMENT,
    NOTE,
    CALLOUT,
    TEXT_BOX,
    ANNOTATION_COMMENT,
    FIELD,
    NAME,
    EXTENSION,
    VERSION_COMMENT
  }
}
