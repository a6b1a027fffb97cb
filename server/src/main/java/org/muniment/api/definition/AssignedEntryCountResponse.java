package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A number of entries. */
@Schema(name = "AssignedEntryCountResponse")
public record AssignedEntryCountResponse(int count) {}
