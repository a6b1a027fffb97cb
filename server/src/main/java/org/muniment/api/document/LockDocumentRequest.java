package org.muniment.api.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code LockDocument}. */
@Schema(name = "LockDocumentRequest")
public record LockDocumentRequest(@Nullable String comment, @Nullable String extent) {}
