package org.muniment.api.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A field definition together with what a template adds to it. */
@Schema(name = "TemplateFieldDefinition")
public record TemplateFieldDefinitionDto(
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
    boolean autoExtract,
    @Nullable RuleDto rule,
    int groupId,
    @Nullable String groupName,
    @Nullable String localDescription) {}
