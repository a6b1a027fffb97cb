package org.muniment.search.language;

import static org.muniment.search.language.ComparisonOperator.EQUAL;
import static org.muniment.search.language.ComparisonOperator.FULL_TEXT;
import static org.muniment.search.language.ComparisonOperator.GREATER;
import static org.muniment.search.language.ComparisonOperator.GREATER_OR_EQUAL;
import static org.muniment.search.language.ComparisonOperator.LESS;
import static org.muniment.search.language.ComparisonOperator.LESS_OR_EQUAL;
import static org.muniment.search.language.ComparisonOperator.NOT_EQUAL;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a property is compared with, and how (contract: search-syntax §3, §4). */
public enum ValueKind {
  /** Words for several targets at once: a {@link SearchText}; {@code =} is read as {@code ~=}. */
  KEYWORDS(FULL_TEXT),
  /** A whole value: a {@link TextPattern}. */
  TEXT(EQUAL, NOT_EQUAL),
  /** A whole value as a {@link TextPattern}, or words in the index as a {@link SearchText}. */
  INDEXED_TEXT(EQUAL, NOT_EQUAL, FULL_TEXT),
  /** A {@link TextPattern} that {@code =} looks for anywhere inside, or a {@link SearchText}. */
  CONTAINED_TEXT(EQUAL, FULL_TEXT),
  /** A {@link NumberValue}. */
  NUMBER(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL),
  /** A {@link DateInterval} or {@link DateWord}. */
  DATE(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL),
  /** A {@link YesNo}. */
  YES_NO(EQUAL),
  /** {@link Choices} with exactly one of the property's words. */
  CHOICE(EQUAL, NOT_EQUAL),
  /** {@link Choices} with any number of the property's words, one of which has to hold. */
  CHOICES(EQUAL),
  /** A {@link FolderPath} or {@link FolderId}. */
  FOLDER(EQUAL);

  private final Set<ComparisonOperator> operators;

  ValueKind(ComparisonOperator first, ComparisonOperator... others) {
    EnumSet<ComparisonOperator> all = EnumSet.of(first);
    all.addAll(List.of(others));
    operators = Collections.unmodifiableSet(all);
  }

  /** The operators that a parsed condition of this kind can have. */
  public Set<ComparisonOperator> operators() {
    return operators;
  }
}
