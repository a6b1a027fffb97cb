package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link LinkDefinitionDto}, as the OpenAPI document describes it. */
@Schema(name = "LinkDefinitionCollectionResponse")
public interface LinkDefinitionCollectionResponse extends Page<LinkDefinitionDto> {}
