package org.muniment.api.definition;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The free properties of a field. */
@Schema(name = "FieldPropertiesResponse")
public record FieldPropertiesResponse(Map<String, String> properties) {}
