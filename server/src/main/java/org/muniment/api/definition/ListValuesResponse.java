package org.muniment.api.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The choices of a list field. */
@Schema(name = "ListValuesResponse")
public record ListValuesResponse(List<String> values) {}
