package org.muniment.search.language;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What an entry may be, in {@code Type=}. Record folders and record series count as folders. */
public enum EntryKind implements Letter {
  DOCUMENT('D'),
  FOLDER('F'),
  SHORTCUT('S'),
  /** A document that has no template. */
  PLAIN_DOCUMENT('B');

  static final Set<EntryKind> EVERY =
      Collections.unmodifiableSet(EnumSet.of(DOCUMENT, FOLDER, SHORTCUT));

  private final char letter;

  EntryKind(char letter) {
    this.letter = letter;
  }

  @Override
  public char letter() {
    return letter;
  }
}
