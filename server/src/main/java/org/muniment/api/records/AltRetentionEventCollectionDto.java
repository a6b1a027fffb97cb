package org.muniment.api.records;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The alternative retention events of an entry. */
@Schema(name = "AltRetentionEventCollection")
public record AltRetentionEventCollectionDto(List<AltRetentionEventDto> events) {}
