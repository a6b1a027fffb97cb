package org.muniment.api.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code ExportEntry} answers. */
@Schema(name = "ExportEntryResponse")
public record ExportEntryResponse(@Nullable String value) {}
