package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A stamp in a seed. Several may have the same name: then the first in the file is the first in the
 * catalogue, and so on.
 *
 * @param owner the user whose personal stamp it is, or null for a public one
 * @param file the image, relative to the seed file
 * @param customData what applications keep with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeedStamp(
    @Nullable String name,
    @Nullable String owner,
    @Nullable String file,
    @Nullable String customData) {}
