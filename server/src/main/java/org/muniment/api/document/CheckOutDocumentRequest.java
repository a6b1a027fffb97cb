package org.muniment.api.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Defaults;

/** The body of {@code CheckOutDocument}. */
@Schema(name = "CheckOutDocumentRequest")
public record CheckOutDocumentRequest(Boolean lock, @Nullable String comment) {
  public CheckOutDocumentRequest {
    lock = Defaults.orElse(lock, true);
  }
}
