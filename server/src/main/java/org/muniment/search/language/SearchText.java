package org.muniment.search.language;

import java.util.List;

/**
 * Words to look for in an index, as the right side of {@code ~=}: all of them have to occur. Single
 * quotes (or double ones) around several make a phrase (contract: search-syntax §3.1, §4.1).
 *
 * @param text as typed, which {@code LF:Basic} with L or T also looks for as a whole
 */
public record SearchText(String text) implements SearchValue {

  /**
   * The words and phrases in order; empty when the text holds neither letter, digit nor wildcard.
   */
  public List<TextTerm> terms() {
    return TextTerms.inValue(text);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.words(this);
  }
}
