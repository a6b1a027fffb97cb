package org.muniment.database;

import java.text.Normalizer;
import java.util.Locale;

/** The form of a name under which names that differ only in case are the same. */
public final class NameKey {
  private NameKey() {}

  /**
   * Composes the characters, then folds case through upper case, so that letters with several lower
   * case forms (the Greek final sigma, the long s) meet. The first step to lower case is for the
   * capital sharp s, which is its own upper case while the small one becomes two letters. The key
   * of a key is that key.
   */
  public static String of(String name) {
    String folded =
        Normalizer.normalize(name, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
