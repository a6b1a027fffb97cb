package org.muniment.api.userarea;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The ids of entries to star, or to take the star off. */
@Schema(name = "StarEntriesRequest")
public record StarEntriesRequest(@Nullable List<Integer> entryIds) {}
