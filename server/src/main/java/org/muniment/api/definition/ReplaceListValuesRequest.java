package org.muniment.api.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.RequiredMember;

/** The new choices of a list field. */
@Schema(
    name = "ReplaceListValuesRequest",
    requiredProperties = {"values"})
public record ReplaceListValuesRequest(@RequiredMember List<String> values) {}
