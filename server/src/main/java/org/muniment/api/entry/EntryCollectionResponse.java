package org.muniment.api.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link EntryDto}, as the OpenAPI document describes it. */
@Schema(name = "EntryCollectionResponse")
public interface EntryCollectionResponse extends Page<EntryDto> {}
