package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.RequiredMember;

/** The body of {@code ChangeFieldType}. */
@Schema(
    name = "ChangeFieldTypeRequest",
    requiredProperties = {"newFieldType"})
public record ChangeFieldTypeRequest(
    @RequiredMember FieldType newFieldType, boolean allowDataLoss) {}
