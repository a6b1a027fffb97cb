package org.muniment.search.language;

import java.util.List;

/** What a text index is asked for: one word or one phrase. */
public sealed interface TextTerm extends SearchExpression permits TextTerm.Word, TextTerm.Phrase {

  /**
   * One word as typed, possibly with wildcards. It may still hold punctuation: how text divides
   * into tokens is for the index to say, and a word of several tokens means a phrase of them.
   */
  record Word(TextPattern pattern) implements TextTerm {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.word(this);
    }
  }

  /**
   * Words that stand side by side in this order. Those of a quoted phrase hold no wildcards; those
   * of a hyphenated bare word ({@code 555-[0-9]*}) may.
   */
  record Phrase(List<TextPattern> words) implements TextTerm {
    public Phrase {
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("a phrase needs a word");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.phrase(this);
    }
  }
}
