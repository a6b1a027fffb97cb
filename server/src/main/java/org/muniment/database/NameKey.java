package org.muniment.database;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form of a name by which it is compared: without regard to case, and with composed characters.
 * It is stored beside each name, so that no collation of an operating system decides what is equal.
 */
public final class NameKey {
  private NameKey() {}

  public static String of(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
