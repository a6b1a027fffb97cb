package org.muniment.api.records;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiTimes;

/** An event that changes the retention of an entry. */
@Schema(name = "AltRetentionEvent")
public record AltRetentionEventDto(
    int entryId,
    int eventId,
    @JsonSerialize(using = ApiTimes.Seconds.class) @Nullable Instant triggerDate) {}
