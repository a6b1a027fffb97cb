package org.muniment.search.language;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where {@code LF:Basic} looks, in {@code option=}; one target that matches is enough. */
public enum BasicTarget implements Letter {
  DOCUMENT_TEXT('D'),
  FIELDS('F'),
  ANNOTATIONS('A'),
  NAME('N');

  static final Set<BasicTarget> EVERY =
      Collections.unmodifiableSet(EnumSet.allOf(BasicTarget.class));

  private final char letter;

  BasicTarget(char letter) {
    this.letter = letter;
  }

  @Override
  public char letter() {
    return letter;
  }
}
