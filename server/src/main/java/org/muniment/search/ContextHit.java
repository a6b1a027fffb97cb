package org.muniment.search;

import org.muniment.search.language.ContextLine;

/**
 * A place in an entry where a search matched (contract: search-syntax §9).
 *
 * @param pageNumber from 1; 0 where there is no page
 * @param words how many words the hit has
 * @param fieldName empty where there is no field
 */
public record ContextHit(
    Source source, int pageNumber, ContextLine line, int words, String fieldName) {
  /** What was matched, in the order in which hits are listed. */
  public enum Source {
    PAGE,
    ELECTRONIC_DOCUMENT,
    FIELD,
    NAME,
    EXTENSION,
    VERSION_COMMENT
  }
}
