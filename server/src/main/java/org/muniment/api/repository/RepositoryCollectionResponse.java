package org.muniment.api.repository;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link RepositoryDto}, as the OpenAPI document describes it. */
@Schema(name = "RepositoryCollectionResponse")
public interface RepositoryCollectionResponse extends Page<RepositoryDto> {}
