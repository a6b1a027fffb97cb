package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.RequiredMember;

/** The body of {@code MoveTemplateField}. */
@Schema(
    name = "MoveTemplateFieldRequest",
    requiredProperties = {"fieldName", "newPosition"})
public record MoveTemplateFieldRequest(
    @RequiredMember String fieldName, @RequiredMember int newPosition) {}
