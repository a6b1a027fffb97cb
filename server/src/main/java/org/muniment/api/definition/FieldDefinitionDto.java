package org.muniment.api.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A field as the repository defines it. */
@Schema(name = "FieldDefinition")
public record FieldDefinitionDto(
    @Nullable String name,
    @Nullable String displayName,
    int id,
    @Nullable String description,
    FieldType fieldType,
    int length,
    @Nullable String defaultValue,
    boolean isMultiValue,
    boolean isRequired,
    @Nullable String constraint,
    @Nullable String constraintError,
    List<String> listValues,
    FieldFormat format,
    @Nullable String currency,
    @Nullable String formatPattern,
    boolean isIndexed,
    boolean isIndexedForReporting,
    boolean warnIfBlank,
    boolean hideListValues,
    boolean autoExtract) {}
