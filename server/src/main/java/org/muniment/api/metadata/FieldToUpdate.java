package org.muniment.api.metadata;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.RequiredMember;

/** The new values of one field. */
@Schema(
    name = "FieldToUpdate",
    requiredProperties = {"name"})
public record FieldToUpdate(@RequiredMember String name, @Nullable List<String> values) {}
