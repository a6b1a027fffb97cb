package org.muniment.search.language;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Annotations that hold text, in the {@code Type=} of {@code LF:AnnText}. */
public enum AnnotationKind implements Letter {
  STICKY_NOTE('S'),
  TEXT_BOX('T'),
  CALLOUT('C');

  static final Set<AnnotationKind> EVERY =
      Collections.unmodifiableSet(EnumSet.allOf(AnnotationKind.class));

  private final char letter;

  AnnotationKind(char letter) {
    this.letter = letter;
  }

  @Override
  public char letter() {
    return letter;
  }
}
