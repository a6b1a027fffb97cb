package org.muniment.api.metadata;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code SetFields}. */
@Schema(name = "SetFieldsRequest")
public record SetFieldsRequest(@Nullable List<FieldToUpdate> fields) {}
