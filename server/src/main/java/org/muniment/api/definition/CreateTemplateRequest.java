package org.muniment.api.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.RequiredMember;

/** The body of {@code CreateTemplate}. */
@Schema(
    name = "CreateTemplateRequest",
    requiredProperties = {"name"})
public record CreateTemplateRequest(
    @RequiredMember String name,
    @Nullable String description,
    @Nullable LFColorDto color,
    @Nullable Boolean isAutoAssignable,
    @Nullable List<TemplateFieldAssignmentDto> fields) {}
