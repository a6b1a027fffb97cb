package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link TemplateFieldDefinitionDto}, as the OpenAPI document describes it. */
@Schema(name = "TemplateFieldDefinitionCollectionResponse")
public interface TemplateFieldDefinitionCollectionResponse
    extends Page<TemplateFieldDefinitionDto> {}
