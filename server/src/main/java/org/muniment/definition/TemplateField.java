package org.muniment.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field as a template has it.
 *
 * @param field the definition; {@link FieldDefinition#required()} is what the template says
 * @param groupId the group of fields whose values belong together by position, or null
 * @param groupName the name of that group, or null
 * @param parentIds the fields that a dynamic field depends on, or null for a field that is none
 * @param localDescription what the field is for in this template, may be empty
 */
public record TemplateField(
    FieldDefinition field,
    @Nullable Integer groupId,
    @Nullable String groupName,
    @Nullable List<Integer> parentIds,
    String localDescription) {}
