package org.muniment.definition;

import org.jspecify.annotations.Nullable;

/**
 * A wish to have a field in a template.
 *
 * @param required whether entries with the template need a value; null takes it from the field
 * @param localDescription what the field is for in this template, or null for nothing
 */
public record TemplateFieldAssignment(
    String fieldName, @Nullable Boolean required, @Nullable String localDescription) {}
