package org.muniment.api.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.RequiredMember;

/** The body of {@code CreateEntry}. */
@Schema(
    name = "CreateEntryRequest",
    requiredProperties = {"name", "entryType"})
public record CreateEntryRequest(
    @RequiredMember String name,
    boolean autoRename,
    @RequiredMember CreateEntryRequestEntryType entryType,
    int targetId,
    @Nullable String volumeName,
    @Nullable String folderPath) {}
