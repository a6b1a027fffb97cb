package org.muniment.api.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.RequiredMember;

/** The body of {@code StartCopyEntry}. */
@Schema(
    name = "StartCopyEntryRequest",
    requiredProperties = {"name", "sourceId"})
public record StartCopyEntryRequest(
    @RequiredMember String name,
    boolean autoRename,
    @RequiredMember int sourceId,
    @Nullable String volumeName) {}
