package org.muniment.seed;

import org.jspecify.annotations.Nullable;

/** A reason that redactions can give, in a seed. */
record SeedReason(@Nullable String text) {}
