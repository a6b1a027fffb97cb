package org.muniment.api.metadata;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link TagDto}, as the OpenAPI document describes it. */
@Schema(name = "TagCollectionResponse")
public interface TagCollectionResponse extends Page<TagDto> {}
