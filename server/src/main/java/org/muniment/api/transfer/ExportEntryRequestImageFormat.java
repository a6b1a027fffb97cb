package org.muniment.api.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The file formats for page images. */
@Schema(name = "ExportEntryRequestImageFormat")
public enum ExportEntryRequestImageFormat {
  MultiPageTIFF,
  SinglePageTIFF,
  PNG,
  PDF,
  JPEG
}
