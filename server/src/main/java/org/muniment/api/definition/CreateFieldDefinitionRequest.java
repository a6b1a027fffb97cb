package org.muniment.api.definition;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.RequiredMember;

/** The body of {@code CreateFieldDefinition}. */
@Schema(
    name = "CreateFieldDefinitionRequest",
    requiredProperties = {"name", "fieldType"})
public record CreateFieldDefinitionRequest(
    @RequiredMember String name,
    @RequiredMember FieldType fieldType,
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
    @Nullable Boolean autoExtract,
    @Nullable List<String> listValues,
    @Nullable Map<String, String> properties) {}
