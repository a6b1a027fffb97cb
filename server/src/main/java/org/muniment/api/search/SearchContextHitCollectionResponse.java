package org.muniment.api.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link SearchContextHit}, as the OpenAPI document describes it. */
@Schema(name = "SearchContextHitCollectionResponse")
public interface SearchContextHitCollectionResponse extends Page<SearchContextHit> {}
