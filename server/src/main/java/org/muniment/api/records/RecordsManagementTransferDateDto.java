package org.muniment.api.records;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiTimes;

/** A transfer that a record is due for. */
@Schema(name = "RecordsManagementTransferDate")
public record RecordsManagementTransferDateDto(
    int transferId,
    int transferNumber,
    @JsonSerialize(using = ApiTimes.Seconds.class) @Nullable Instant date,
    @JsonSerialize(using = ApiTimes.Seconds.class) @Nullable Instant eligibleDate,
    boolean transferred) {}
