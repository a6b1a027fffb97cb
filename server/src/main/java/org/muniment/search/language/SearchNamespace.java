package org.muniment.search.language;

import java.util.Locale;
import java.util.Optional;

/** The word before the colon of a property: what the property belongs to. */
public enum SearchNamespace {
  /** The entry itself, its annotations, tags and links. */
  LF,
  /** One version of a document. */
  LFVER,
  /** One digital signature of a document. */
  LFSIG,
  /** Records management. */
  LFRM,
  /** The place an entry is tied to. */
  LFGEO;

  static Optional<SearchNamespace> find(String name) {
    for (SearchNamespace namespace : values()) {
      if (namespace.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(namespace);
      }
    }
    return Optional.empty();
  }
}
