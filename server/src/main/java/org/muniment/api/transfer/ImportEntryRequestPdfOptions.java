package org.muniment.api.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Defaults;

/** What an import does with a PDF file. */
@Schema(name = "ImportEntryRequestPdfOptions")
public record ImportEntryRequestPdfOptions(
    boolean generateText,
    boolean generatePages,
    GeneratePagesImageType generatePagesImageType,
    Boolean keepPdfAfterImport) {
  public ImportEntryRequestPdfOptions {
    generatePagesImageType =
        Defaults.orElse(generatePagesImageType, GeneratePagesImageType.StandardColor);
    keepPdfAfterImport = Defaults.orElse(keepPdfAfterImport, true);
  }
}
