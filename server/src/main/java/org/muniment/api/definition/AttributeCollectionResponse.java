package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link AttributeDto}, as the OpenAPI document describes it. */
@Schema(name = "AttributeCollectionResponse")
public interface AttributeCollectionResponse extends Page<AttributeDto> {}
