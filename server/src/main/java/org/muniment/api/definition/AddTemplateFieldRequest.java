package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.RequiredMember;

/** The body of {@code AddTemplateField}. */
@Schema(
    name = "AddTemplateFieldRequest",
    requiredProperties = {"fieldName"})
public record AddTemplateFieldRequest(
    @RequiredMember String fieldName,
    @Nullable Integer position,
    @Nullable Boolean isRequired,
    @Nullable String localDescription) {}
