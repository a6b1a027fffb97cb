package org.muniment.api.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of entry. */
@Schema(name = "EntryType")
public enum EntryType {
  Folder,
  RecordSeries,
  Document,
  Shortcut
}
