package org.muniment.api.records;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code CreateRecordSeries}. */
@Schema(name = "CreateRecordSeriesRequest")
public record CreateRecordSeriesRequest(
    @Nullable String name, @Nullable String code, boolean autoRename) {}
