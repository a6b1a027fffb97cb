package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link TemplateDefinitionDto}, as the OpenAPI document describes it. */
@Schema(name = "TemplateDefinitionCollectionResponse")
public interface TemplateDefinitionCollectionResponse extends Page<TemplateDefinitionDto> {}
