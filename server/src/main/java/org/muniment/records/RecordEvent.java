package org.muniment.records;

import java.time.Instant;

/**
 * That something happened, or will, on which retention may depend.
 *
 * @param entryId the record or record folder
 * @param eventId names a definition that is kept elsewhere
 */
public record RecordEvent(int entryId, int eventId, Instant date) {}
