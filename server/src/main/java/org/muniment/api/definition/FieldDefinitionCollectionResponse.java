package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link FieldDefinitionDto}, as the OpenAPI document describes it. */
@Schema(name = "FieldDefinitionCollectionResponse")
public interface FieldDefinitionCollectionResponse extends Page<FieldDefinitionDto> {}
