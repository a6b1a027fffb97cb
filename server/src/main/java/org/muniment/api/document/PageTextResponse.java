package org.muniment.api.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code GetPageText} answers. */
@Schema(name = "PageTextResponse")
public record PageTextResponse(@Nullable String text) {}
