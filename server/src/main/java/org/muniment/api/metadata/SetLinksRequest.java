package org.muniment.api.metadata;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code SetLinks}. */
@Schema(name = "SetLinksRequest")
public record SetLinksRequest(@Nullable List<LinkToUpdate> links) {}
