package org.muniment.api.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.definition.FieldType;

/** A field of an entry and its values. */
@Schema(name = "Field")
public record FieldDto(
    @Nullable String name,
    FieldType fieldType,
    int id,
    boolean isMultiValue,
    boolean isRequired,
    boolean hasMoreValues,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer groupId,
    List<String> values) {}
