package org.muniment.api.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The colours of page images made from a PDF file. */
@Schema(name = "GeneratePagesImageType")
public enum GeneratePagesImageType {
  BlackAndWhite,
  StandardColor,
  HighQualityColor
}
