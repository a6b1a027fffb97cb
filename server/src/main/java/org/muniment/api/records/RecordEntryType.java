package org.muniment.api.records;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of entry that records management knows. */
@Schema(name = "RecordEntryType")
public enum RecordEntryType {
  Record,
  RecordFolder
}
