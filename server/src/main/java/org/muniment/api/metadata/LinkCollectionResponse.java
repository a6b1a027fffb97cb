package org.muniment.api.metadata;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link LinkDto}, as the OpenAPI document describes it. */
@Schema(name = "LinkCollectionResponse")
public interface LinkCollectionResponse extends Page<LinkDto> {}
