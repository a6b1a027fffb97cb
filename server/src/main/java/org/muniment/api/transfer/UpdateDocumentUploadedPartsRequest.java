package org.muniment.api.transfer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.RequiredMember;

/** The body of {@code UpdateDocumentUploadedParts}. */
@Schema(
    name = "UpdateDocumentUploadedPartsRequest",
    requiredProperties = {"uploadId", "partETags"})
public record UpdateDocumentUploadedPartsRequest(
    @RequiredMember String uploadId,
    @RequiredMember List<String> partETags,
    boolean importAsElectronicDocument,
    @Nullable ImportEntryRequestMetadata metadata,
    @Nullable ImportEntryRequestPdfOptions pdfOptions) {}
