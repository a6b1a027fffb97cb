package org.muniment.api.transfer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.RequiredMember;

/** The body of {@code StartImportUploadedParts}. */
@Schema(
    name = "StartImportUploadedPartsRequest",
    requiredProperties = {"uploadId", "partETags", "name"})
public record StartImportUploadedPartsRequest(
    @RequiredMember String uploadId,
    @RequiredMember List<String> partETags,
    @RequiredMember String name,
    boolean autoRename,
    @Nullable ImportEntryRequestPdfOptions pdfOptions,
    boolean importAsElectronicDocument,
    @Nullable ImportEntryRequestMetadata metadata,
    @Nullable String volumeName,
    @Nullable String folderPath) {}
