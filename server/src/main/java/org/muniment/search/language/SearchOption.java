package org.muniment.search.language;

import java.util.Optional;

/** Words that, after a comma, adjust a condition instead of adding one. */
public enum SearchOption {
  /** Kinds of entries: letters of {@link EntryKind}. */
  ENTRY_TYPE("Type"),
  /** Kinds of annotations: letters of {@link AnnotationKind}. */
  ANNOTATION_TYPE("Type"),
  /** Whether folders inside the folder count: a {@link YesNo}. */
  SUBFOLDERS("Subfolders"),
  /** Letters of {@link BasicTarget}, and L and T for parts of words. */
  BASIC_OPTION("option");

  private final String keyword;

  SearchOption(String keyword) {
    this.keyword = keyword;
  }

  public String keyword() {
    return keyword;
  }

  /** Whether some option has that keyword. */
  static Optional<String> findKeyword(String word) {
    for (SearchOption option : values()) {
      if (option.keyword.equalsIgnoreCase(word)) {
        return Optional.of(option.keyword);
      }
    }
    return Optional.empty();
  }
}
