package org.muniment.api.task;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of task. */
@Schema(name = "TaskType")
public enum TaskType {
  CopyEntry,
  DeleteEntry,
  ExportEntry,
  ImportUploadedParts,
  SearchEntry
}
