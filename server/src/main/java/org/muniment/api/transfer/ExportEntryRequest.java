package org.muniment.api.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.RequiredMember;

/** The body of {@code ExportEntry}. */
@Schema(
    name = "ExportEntryRequest",
    requiredProperties = {"part"})
public record ExportEntryRequest(
    int auditReasonId,
    @Nullable String auditReasonComment,
    @RequiredMember ExportEntryRequestPart part,
    @Nullable ExportEntryRequestImageOptions imageOptions,
    @Nullable ExportEntryRequestTextOptions textOptions) {}
