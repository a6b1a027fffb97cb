package org.muniment.api.metadata;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;
import org.muniment.api.entry.FieldDto;

/** A page of {@link FieldDto}, as the OpenAPI document describes it. */
@Schema(name = "FieldCollectionResponse")
public interface FieldCollectionResponse extends Page<FieldDto> {}
