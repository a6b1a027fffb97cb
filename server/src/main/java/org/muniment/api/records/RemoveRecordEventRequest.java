package org.muniment.api.records;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code RemoveRecordEvent}. */
@Schema(name = "RemoveRecordEventRequest")
public record RemoveRecordEventRequest(int eventId) {}
