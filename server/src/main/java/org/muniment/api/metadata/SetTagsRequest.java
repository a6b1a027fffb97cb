package org.muniment.api.metadata;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code SetTags}. */
@Schema(name = "SetTagsRequest")
public record SetTagsRequest(@Nullable List<String> tags) {}
