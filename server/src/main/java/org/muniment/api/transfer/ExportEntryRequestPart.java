package org.muniment.api.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which part of a document is exported. */
@Schema(name = "ExportEntryRequestPart")
public enum ExportEntryRequestPart {
  Image,
  Text,
  Edoc
}
