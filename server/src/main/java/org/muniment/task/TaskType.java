package org.muniment.task;

/** The kinds of task that clients know (contract: long-operations §2). */
public enum TaskType {
  CopyEntry,
  DeleteEntry,
  ExportEntry,
  ImportUploadedParts,
  SearchEntry
}
