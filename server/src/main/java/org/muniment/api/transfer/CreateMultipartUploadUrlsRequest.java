package org.muniment.api.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Defaults;
import org.muniment.api.RequiredMember;

/** The body of {@code CreateMultipartUploadUrls}. */
@Schema(
    name = "CreateMultipartUploadUrlsRequest",
    requiredProperties = {"numberOfParts", "fileName", "mimeType"})
public record CreateMultipartUploadUrlsRequest(
    @Nullable String uploadId,
    Integer startingPartNumber,
    @RequiredMember int numberOfParts,
    @Nullable String fileName,
    @Nullable String mimeType) {
  public CreateMultipartUploadUrlsRequest {
    startingPartNumber = Defaults.orElse(startingPartNumber, 1);
  }
}
