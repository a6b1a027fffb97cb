package org.muniment.api.records;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code SetRecordEvent}. */
@Schema(name = "SetRecordEventRequest")
public record SetRecordEventRequest(int eventId, @Nullable Instant date) {}
