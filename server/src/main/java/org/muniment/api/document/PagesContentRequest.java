package org.muniment.api.document;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The text of new pages. */
@Schema(name = "PagesContentRequest")
public record PagesContentRequest(@Nullable List<String> textPages) {}
