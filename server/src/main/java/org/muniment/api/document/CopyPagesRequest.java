package org.muniment.api.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.RequiredMember;

/** The body of {@code CopyPages}. */
@Schema(
    name = "CopyPagesRequest",
    requiredProperties = {"pageRange", "destinationEntryId", "destinationPageNumber"})
public record CopyPagesRequest(
    @RequiredMember String pageRange,
    @RequiredMember int destinationEntryId,
    @RequiredMember int destinationPageNumber) {}
