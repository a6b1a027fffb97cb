package org.muniment.entry;

/**
 * What records management makes of an entry (contract: more-resources §2).
 *
 * @param record whether it is a document that is a record
 * @param recordFolder whether it is a folder that is a record folder
 * @param underRecordSeries whether a record series is among its ancestors
 */
public record RecordState(boolean record, boolean recordFolder, boolean underRecordSeries) {
  /** What an entry is by itself, before its place is known. */
  static RecordState alone(EntryType type, boolean declared) {
    return new RecordState(
        declared && type == EntryType.Document, declared && type == EntryType.Folder, false);
  }

  RecordState below(RecordPlace parent, EntryType type) {
    return new RecordState(
        type == EntryType.Document && (record || parent.underRecordFolder()),
        type == EntryType.Folder && (recordFolder || parent.series()),
        parent.underSeries());
  }
}
