package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link TagDefinitionDto}, as the OpenAPI document describes it. */
@Schema(name = "TagDefinitionCollectionResponse")
public interface TagDefinitionCollectionResponse extends Page<TagDefinitionDto> {}
