package org.muniment.api.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Defaults;

/** The body of {@code CheckInDocument}. */
@Schema(name = "CheckInDocumentRequest")
public record CheckInDocumentRequest(Boolean unlock) {
  public CheckInDocumentRequest {
    unlock = Defaults.orElse(unlock, true);
  }
}
