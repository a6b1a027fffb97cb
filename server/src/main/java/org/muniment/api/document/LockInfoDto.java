package org.muniment.api.document;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiTimes;

/** The lock of a document. */
@Schema(name = "LockInfo")
public record LockInfoDto(
    @Nullable String lockToken,
    @Nullable String owner,
    @Nullable String comment,
    @Nullable String extent,
    @JsonSerialize(using = ApiTimes.Seconds.class) @Nullable Instant creationTimestampUtc,
    int entryId,
    boolean isActive) {}
