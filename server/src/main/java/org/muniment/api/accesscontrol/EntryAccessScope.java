package org.muniment.api.accesscontrol;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which entries below an entry a right reaches. */
@Schema(name = "EntryAccessScope")
public enum EntryAccessScope {
  ThisEntry,
  Folders,
  All,
  NotThisEntry,
  FoldersOnly,
  DocumentsOnly,
  Immediate,
  ImmediateChildren,
  ImmediateDocuments
}
