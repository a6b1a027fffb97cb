package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A public stamp in a seed.
 *
 * @param file the image, relative to the seed file
 * @param customData what applications keep with it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedStamp(@Nullable String name, @Nullable String file, @Nullable String customData) {}
