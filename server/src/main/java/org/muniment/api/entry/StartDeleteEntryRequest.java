package org.muniment.api.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code StartDeleteEntry}. */
@Schema(name = "StartDeleteEntryRequest")
public record StartDeleteEntryRequest(
    @Nullable Integer auditReasonId, @Nullable String auditReasonComment) {}
