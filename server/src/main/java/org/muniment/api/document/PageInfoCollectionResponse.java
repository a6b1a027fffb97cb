package org.muniment.api.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link PageInfoResponse}, as the OpenAPI document describes it. */
@Schema(name = "PageInfoCollectionResponse")
public interface PageInfoCollectionResponse extends Page<PageInfoResponse> {}
