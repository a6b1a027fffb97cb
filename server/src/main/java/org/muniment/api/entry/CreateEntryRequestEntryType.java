package org.muniment.api.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of entry that can be created without content. */
@Schema(name = "CreateEntryRequestEntryType")
public enum CreateEntryRequestEntryType {
  Folder,
  Shortcut
}
