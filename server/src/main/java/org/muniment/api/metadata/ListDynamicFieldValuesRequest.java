package org.muniment.api.metadata;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.RequiredMember;

/** The body of {@code ListDynamicFieldValues}. */
@Schema(
    name = "ListDynamicFieldValuesRequest",
    requiredProperties = {"templateId"})
public record ListDynamicFieldValuesRequest(
    @RequiredMember int templateId, @Nullable Map<String, String> fieldValues) {}
