package org.muniment.api.definition;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The free properties of a template. */
@Schema(name = "TemplatePropertiesResponse")
public record TemplatePropertiesResponse(Map<String, String> properties) {}
