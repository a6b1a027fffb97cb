package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code UpdateFieldDefinition}. */
@Schema(name = "UpdateFieldDefinitionRequest")
public record UpdateFieldDefinitionRequest(
    @Nullable String name,
    @Nullable String description,
    @Nullable Integer length,
    @Nullable String defaultValue,
    @Nullable FieldFormat format,
    @Nullable String formatPattern,
    @Nullable String currency,
    @Nullable String constraint,
    @Nullable String constraintError,
    @Nullable Boolean isMultiValue,
    @Nullable Boolean isRequired,
    @Nullable Boolean isIndexed,
    @Nullable Boolean isIndexedForReporting,
    @Nullable Boolean warnIfBlank,
    @Nullable Boolean hideListValues,
    @Nullable Boolean autoExtract) {}
