package org.muniment.api.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Defaults;

/** The body of {@code UpdateDocument}. */
@Schema(name = "UpdateDocumentRequest")
public record UpdateDocumentRequest(
    boolean importAsElectronicDocument,
    @Nullable ImportEntryRequestMetadata metadata,
    @Nullable ImportEntryRequestPdfOptions pdfOptions,
    Boolean generateImagePagesText) {
  public UpdateDocumentRequest {
    generateImagePagesText = Defaults.orElse(generateImagePagesText, true);
  }
}
