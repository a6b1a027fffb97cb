package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.RequiredMember;

/** A field that a new template contains. */
@Schema(
    name = "TemplateFieldAssignment",
    requiredProperties = {"fieldName"})
public record TemplateFieldAssignmentDto(
    @RequiredMember String fieldName,
    @Nullable Boolean isRequired,
    @Nullable String localDescription) {}
