package org.muniment.api.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Defaults;
import org.muniment.api.RequiredMember;

/** The body of {@code ImportEntry}. */
@Schema(
    name = "ImportEntryRequest",
    requiredProperties = {"name"})
public record ImportEntryRequest(
    @RequiredMember String name,
    boolean autoRename,
    @Nullable ImportEntryRequestPdfOptions pdfOptions,
    boolean importAsElectronicDocument,
    @Nullable ImportEntryRequestMetadata metadata,
    @Nullable String volumeName,
    Boolean generateImagePagesText,
    @Nullable String folderPath) {
  public ImportEntryRequest {
    generateImagePagesText = Defaults.orElse(generateImagePagesText, true);
  }
}
