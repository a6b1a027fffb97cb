package org.muniment.search.language;

import java.util.Collection;
import java.util.stream.Collectors;

/** A member of a set that searches write as letters, such as {@code Type="DF"}. */
interface Letter {
  char letter();

  static String join(Collection<? extends Letter> letters) {
    return letters.stream()
        .map(each -> String.valueOf(each.letter()))
        .collect(Collectors.joining());
  }
}
