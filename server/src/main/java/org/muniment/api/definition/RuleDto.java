package org.muniment.api.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The fields that decide the values of a dependent field. */
@Schema(name = "Rule")
public record RuleDto(List<Integer> ancestors) {}
