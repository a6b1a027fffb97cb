package org.muniment.client;

/** What of a document is exported. */
public enum Part {
  /** The electronic document; without one the pages as PDF. */
  AUTO,
  EDOC,
  IMAGE,
  TEXT
}
