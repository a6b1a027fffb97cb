package org.muniment.api.records;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The ids of records. */
@Schema(name = "RecordEntryIdCollection")
public record RecordEntryIdCollectionDto(List<Integer> entryIds) {}
