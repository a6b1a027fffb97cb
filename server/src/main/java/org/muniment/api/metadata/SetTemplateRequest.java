package org.muniment.api.metadata;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.RequiredMember;

/** The body of {@code SetTemplate}. */
@Schema(
    name = "SetTemplateRequest",
    requiredProperties = {"templateName"})
public record SetTemplateRequest(
    @RequiredMember String templateName, @Nullable List<FieldToUpdate> fields) {}
